import { buttons } from '../kit/buttons.ts';
import { card, heading, paragraph, type Card } from '../kit/card.ts';
import type { Words } from './text.ts';

/** The card with the link; it is nobody else's. */
export const linkCard = (
  view: { readonly about: string; readonly orders: number; readonly url: string; readonly until: string },
  t: Words,
): Card =>
  card(
    heading(t.ready(view.about)),
    paragraph(t.content(view.orders)),
    paragraph(t.careful),
    paragraph(t.link(view.until)),
    buttons({ kind: 'open', url: view.url, title: t.open, primary: true }),
    paragraph(t.verify, { subtle: true, small: true }),
  );
