// npm run gallery -- <folder>: every card in every state and language as JSON, and index.html that renders them all.
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { galleryCards } from '../src/dialogs/gallery.ts';
import { cardFileName, galleryPage } from './gallery-page.ts';
import { projectFolder } from './tools.ts';

const folder = path.resolve(process.argv[2] ?? path.join(projectFolder, 'gallery'));
const cards = galleryCards();
mkdirSync(folder, { recursive: true });
for (const card of cards) {
  writeFileSync(path.join(folder, `${cardFileName(card)}.json`), `${JSON.stringify(card.card, null, 2)}\n`);
}
const page = galleryPage({
  cards,
  renderer: readFileSync(
    path.join(projectFolder, 'node_modules/adaptivecards/dist/adaptivecards.min.js'),
    'utf8',
  ),
  light: hostConfig('light'),
  dark: hostConfig('dark'),
});
writeFileSync(path.join(folder, 'index.html'), page);
console.log(`${cards.length} cards in ${folder}; open index.html in a browser`);

function hostConfig(theme: 'light' | 'dark'): unknown {
  const [file] = globSync(`simulator/teams/host-config/*${theme}*.json`, { cwd: projectFolder });
  if (file === undefined)
    throw new Error(`simulator/teams/host-config has no host config for the ${theme} theme.`);
  return JSON.parse(readFileSync(path.join(projectFolder, file), 'utf8'));
}
