// Draws the icons of the Teams app into appPackage; with --check compares their pixels and fails when they differ.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { colourIcon, outlineIcon } from '../appPackage/icons.ts';
import { projectFolder } from './tools.ts';

const icons = { 'color.png': colourIcon(), 'outline.png': outlineIcon() };
for (const [name, drawn] of Object.entries(icons)) {
  const file = path.join(projectFolder, 'appPackage', name);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, PNG.sync.write(drawn));
  } else if (!PNG.sync.read(readFileSync(file)).data.equals(drawn.data)) {
    console.error(`appPackage/${name} is not what appPackage/icons.ts draws; run scripts/generate-icons.ts`);
    process.exitCode = 1;
  }
}
