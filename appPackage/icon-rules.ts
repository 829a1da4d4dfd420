import { PNG } from 'pngjs';

/** What is wrong with an icon, as sentences (Teams contract 1.2, 1.3); the schema does not look at pixels. */
export function iconFaults(kind: 'color' | 'outline', bytes: Uint8Array): string[] {
  const name = `${kind}.png`;
  let png: PNG;
  try {
    png = PNG.sync.read(Buffer.from(bytes));
  } catch {
    return [`${name} is not a PNG.`];
  }
  const side = kind === 'color' ? 192 : 32;
  if (png.width !== side || png.height !== side)
    return [`${name} is ${png.width} × ${png.height}; Teams takes ${side} × ${side}.`];
  return kind === 'color' ? colourFaults(name, png) : outlineFaults(name, png);
}

const pixels = (png: PNG) =>
  Array.from({ length: png.width * png.height }, (_, n) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = png.data.subarray(n * 4, n * 4 + 4);
    return { x: n % png.width, y: Math.floor(n / png.width), red, green, blue, alpha };
  });

function colourFaults(name: string, png: PNG): string[] {
  const all = pixels(png);
  const faults: string[] = [];
  if (all.some(({ alpha }) => alpha !== 255))
    faults.push(`${name} has transparent points; Teams rounds a full square itself.`);
  // The symbol is what stands out from the ground; a ground may shade from corner to corner.
  const light = all.filter(({ red, green, blue }) => Math.max(red, green, blue) > 150);
  if (light.length < 500) faults.push(`${name} shows nothing that stands out from its ground.`);
  if (light.some(({ x, y }) => x < 48 || x >= 144 || y < 48 || y >= 144))
    faults.push(`${name} has parts of its symbol outside the middle 96 × 96 points, where Teams cuts.`);
  return faults;
}

function outlineFaults(name: string, png: PNG): string[] {
  const drawn = pixels(png).filter(({ alpha }) => alpha !== 0);
  const faults: string[] = [];
  if (drawn.some(({ red, green, blue, alpha }) => Math.min(red, green, blue, alpha) !== 255))
    faults.push(`${name} has points that are neither pure white nor wholly transparent.`);
  if (drawn.length < 100) faults.push(`${name} shows next to nothing.`);
  if (drawn.length === png.width * png.height) faults.push(`${name} is a white square without an outline.`);
  return faults;
}
