import assert from 'node:assert/strict';
import { PNG } from 'pngjs';
import { iconFaults } from '../../appPackage/icon-rules.ts';
import { colourIcon, outlineIcon } from '../../appPackage/icons.ts';
import { committedIcon } from './samples.ts';

const written = (png: PNG) => new Uint8Array(PNG.sync.write(png));

/** A square of one colour, with points of another. */
function square(
  side: number,
  ground: readonly number[],
  drawn: readonly number[] = ground,
  is = (_x: number, _y: number) => false,
) {
  const png = new PNG({ width: side, height: side });
  for (let n = 0; n < side * side; n += 1)
    png.data.set(is(n % side, Math.floor(n / side)) ? drawn : ground, n * 4);
  return png;
}

const petrol = [15, 76, 92, 255];
const white = [255, 255, 255, 255];
const nothing = [0, 0, 0, 0];
const middle = (x: number, y: number) => x >= 60 && x < 130 && y >= 60 && y < 130;

describe('icons of the Teams app', () => {
  it('the committed files: what is drawn, point for point', () => {
    assert.ok(PNG.sync.read(Buffer.from(committedIcon('color.png'))).data.equals(colourIcon().data));
    assert.ok(PNG.sync.read(Buffer.from(committedIcon('outline.png'))).data.equals(outlineIcon().data));
  });

  it('the committed files: as Teams takes them', () => {
    assert.deepEqual(iconFaults('color', committedIcon('color.png')), []);
    assert.deepEqual(iconFaults('outline', committedIcon('outline.png')), []);
  });

  it('the outline: reaches both sides, no padding is left', () => {
    const { data } = outlineIcon();
    const columns = new Set(
      Array.from({ length: 1024 }, (_, n) => n)
        .filter((n) => data[n * 4 + 3] === 255)
        .map((n) => n % 32),
    );
    assert.ok(columns.has(0) && columns.has(31));
  });

  it('no PNG, or another size: told', () => {
    assert.deepEqual(iconFaults('color', new TextEncoder().encode('<svg/>')), ['color.png is not a PNG.']);
    assert.match(iconFaults('color', written(square(96, petrol))).join(), /96 × 96.*192 × 192/);
    assert.match(iconFaults('outline', written(square(192, nothing))).join(), /192 × 192.*32 × 32/);
  });

  it('a colour icon that is empty, transparent or too large: told; one in the middle: fine', () => {
    const faults = (png: PNG) => iconFaults('color', written(png)).join(' ');
    assert.equal(faults(square(192, petrol, white, middle)), '');
    assert.match(faults(square(192, petrol)), /nothing that stands out/);
    assert.match(faults(square(192, nothing, white, middle)), /transparent/);
    assert.match(
      faults(square(192, petrol, white, (x, y) => middle(x, y) || (x === 47 && y === 90))),
      /outside the middle/,
    );
  });

  it('an outline that is grey, half transparent, empty or full: told', () => {
    const faults = (drawn: readonly number[], is: (x: number, y: number) => boolean) =>
      iconFaults('outline', written(square(32, nothing, drawn, is))).join(' ');
    const half = (x: number) => x < 16;
    assert.equal(faults(white, half), '');
    assert.match(faults([254, 255, 255, 255], half), /neither pure white/);
    assert.match(faults([255, 255, 255, 128], half), /neither pure white/);
    assert.match(
      faults(white, (x, y) => x === 5 && y === 5),
      /next to nothing/,
    );
    assert.match(
      faults(white, () => true),
      /without an outline/,
    );
  });
});
