import { Readable } from 'node:stream';
import { setImmediate as immediately } from 'node:timers/promises';
import { parse } from 'csv-parse';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { moneyFrom } from '../../domain/money.ts';
import type { Price } from './prices-port.ts';
import { billing, optionalText, term } from './wire-values.ts';

/** Largest sheet that is unpacked, bytes; the documented one has 42 million. */
const mostBytes = 300_000_000;
const pieceBytes = 64 * 1024;

/** The rows of a price sheet that name a licence, a term and a price. Throws for what is neither CSV nor its zip. */
export async function* pricesIn(file: Uint8Array): AsyncIterable<Price> {
  const parser = parse({
    bom: true,
    columns: (names: string[]) => names.map(plainName),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const records = Readable.from(piecesOf(unpacked(file))).pipe(parser);
  for await (const record of records) {
    const row = priceRow.safeParse(record);
    if (row.success) yield row.data;
  }
}

/** `ERP Price` → `erpprice`; the documented head ends with a typographic quotation mark. */
const plainName = (name: string) => name.toLowerCase().replaceAll(/[^a-z]/g, '');

/** A sheet takes seconds of work; between the pieces everybody else has their turn. */
async function* piecesOf(csv: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < csv.length; at += pieceBytes) {
    yield csv.subarray(at, at + pieceBytes);
    await immediately();
  }
}

function unpacked(file: Uint8Array): Uint8Array {
  const isZip = file[0] === 0x50 && file[1] === 0x4b;
  if (!isZip) return withPlainQuotes(file);
  const files = unzipSync(file, {
    filter: ({ name, originalSize }) => /\.csv$/i.test(name) && originalSize <= mostBytes,
  });
  const [csv] = Object.values(files);
  if (csv === undefined) throw new Error('The archive holds no price sheet of a usable size.');
  return withPlainQuotes(csv);
}

/** A typographic quotation mark in the head would leave its field open to the end of the file. */
function withPlainQuotes(csv: Uint8Array): Uint8Array {
  const endOfHead = csv.indexOf(0x0a);
  if (endOfHead < 0) return csv;
  const head = new TextDecoder().decode(csv.subarray(0, endOfHead));
  const plain = head.replaceAll(/[“”]/g, '"');
  return plain === head ? csv : Buffer.concat([Buffer.from(plain), csv.subarray(endOfHead)]);
}

/** `2/4/2021 8:35:31 PM`, in UTC; undefined for none and for Microsoft's "never". */
const sheetTime = z
  .string()
  .nullish()
  .transform((text) => {
    const milliseconds = Date.parse(`${text ?? ''} UTC`);
    const isOpen = Number.isNaN(milliseconds) || milliseconds > Date.UTC(9998, 0);
    return isOpen ? undefined : milliseconds;
  });

const quantity = optionalText.transform((text) => (/^\d+$/.test(text ?? '') ? Number(text) : undefined));

const priceRow = z
  .object({
    producttitle: z.string(),
    productid: z.string().min(1),
    skuid: z.string().min(1),
    skutitle: z.string(),
    termduration: term,
    billingplan: billing,
    market: z.string(),
    currency: z.string().length(3),
    unitprice: z.string(),
    pricingtierrangemin: quantity,
    pricingtierrangemax: quantity,
    effectivestartdate: sheetTime,
    effectiveenddate: sheetTime,
    tags: z.string().nullish(),
    erpprice: optionalText,
  })
  .transform((row, context): Price => {
    const { termduration, billingplan, currency } = row;
    if (termduration === undefined || billingplan === undefined) return refuse(context, 'no term');
    try {
      return {
        productId: row.productid,
        skuId: row.skuid,
        productTitle: row.producttitle,
        skuTitle: row.skutitle,
        term: termduration,
        billing: billingplan,
        market: row.market.toUpperCase(),
        unitPrice: moneyFrom(row.unitprice, currency),
        erpPrice: row.erpprice === undefined ? undefined : moneyFrom(row.erpprice, currency),
        fromQuantity: row.pricingtierrangemin,
        toQuantity: row.pricingtierrangemax,
        startsAt: row.effectivestartdate,
        endsAt: row.effectiveenddate,
        tags: row.tags ?? '',
      };
    } catch {
      return refuse(context, 'no price');
    }
  });

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
