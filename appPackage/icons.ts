import { PNG } from 'pngjs';
import { above, both, disc, either, roundedBox, stroke, without, type Shape } from './shapes.ts';

/** Red, green, blue, each 0 to 255. */
type Colour = readonly [number, number, number];

const petrol: Colour = [15, 76, 92];
const deepPetrol: Colour = [9, 52, 66];
const white: Colour = [255, 255, 255];
const orange: Colour = [240, 138, 56];

/** What one point is painted with: the last layer that covers it. */
interface Layer {
  readonly shape: Shape;
  readonly colour: Colour;
}

/** A reception bell with a tick on it: a request, and that it is done. Its symbol keeps to the middle 96 points. */
const colourLayers: readonly Layer[] = [
  { shape: stroke(9, [96, 53], [96, 78]), colour: white },
  { shape: roundedBox(83, 48, 26, 10, 5), colour: white },
  { shape: both(disc(96, 122, 46), above(122)), colour: white },
  { shape: roundedBox(48, 128, 96, 15, 7.5), colour: orange },
  { shape: stroke(8, [80, 102], [91.5, 112], [111, 92]), colour: petrol },
];

/** The same in one colour on the pixels of 32 × 32, from edge to edge; the tick is cut out. */
const outlineShape = either(
  roundedBox(11, 2, 10, 3, 1),
  roundedBox(14, 4, 4, 5, 0),
  without(both(disc(16, 23, 15), above(23)), stroke(2.6, [10.5, 16.5], [14.5, 20.5], [21.5, 13.5])),
  roundedBox(0, 25, 32, 5, 2),
);

/** Points per pixel and direction that are looked at for smooth edges. */
const fineness = 4;

/** The colour icon: 192 × 192, opaque to the corners, because Teams rounds them itself (Teams contract 1.2). */
export const colourIcon = (): PNG =>
  paint(192, (x, y) => {
    const sum = [0, 0, 0];
    for (let n = 0; n < fineness ** 2; n += 1) {
      const atX = x + ((n % fineness) + 0.5) / fineness;
      const atY = y + (Math.floor(n / fineness) + 0.5) / fineness;
      const colour =
        colourLayers.findLast(({ shape }) => shape(atX, atY) <= 0)?.colour ?? shade((atX + atY) / 384);
      for (const part of [0, 1, 2] as const) sum[part] = (sum[part] ?? 0) + colour[part];
    }
    const [red = 0, green = 0, blue = 0] = sum.map((value) => Math.round(value / fineness ** 2));
    return [red, green, blue, 255];
  });

/** The outline icon: 32 × 32, each pixel pure white or wholly transparent (Teams contract 1.2). */
export const outlineIcon = (): PNG =>
  paint(32, (x, y) => [...white, outlineShape(x + 0.5, y + 0.5) <= 0 ? 255 : 0]);

const shade = (depth: number): Colour => {
  const part = (n: 0 | 1 | 2) => petrol[n] + (deepPetrol[n] - petrol[n]) * depth;
  return [part(0), part(1), part(2)];
};

function paint(
  side: number,
  pixel: (x: number, y: number) => readonly [number, number, number, number],
): PNG {
  const png = new PNG({ width: side, height: side });
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) png.data.set(pixel(x, y), (y * side + x) * 4);
  }
  return png;
}
