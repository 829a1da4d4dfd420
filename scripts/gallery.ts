// npm run gallery -- <folder>: every card in every state and language as JSON, and index.html that renders them all.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { galleryCards } from './gallery/cards.ts';
import { cardFileName, galleryPage } from './gallery-page.ts';
import { readTeamsLook } from './teams-look.ts';
import { projectFolder } from './tools.ts';

const folder = path.resolve(process.argv[2] ?? path.join(projectFolder, 'gallery'));
const cards = await galleryCards();
mkdirSync(folder, { recursive: true });
for (const card of cards) {
  writeFileSync(path.join(folder, `${cardFileName(card)}.json`), `${JSON.stringify(card.card, null, 2)}\n`);
}
writeFileSync(path.join(folder, 'index.html'), galleryPage(cards, readTeamsLook()));
console.log(`${cards.length} cards in ${folder}; open index.html in a browser`);
