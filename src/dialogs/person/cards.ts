import type { Message } from '../../domain/hand-over.ts';
import type { HandOver } from '../../workflows/help/port.ts';
import { buttons } from '../kit/buttons.ts';
import {
  card,
  facts,
  heading,
  notice,
  paragraph,
  plain,
  textInput,
  type Card,
  type CardElement,
} from '../kit/card.ts';
import { moment, type Reader } from '../kit/language.ts';
import { longest } from './services.ts';
import type { Words } from './text.ts';

/** A card may have 28 KB; the thread leaves room for everything else on it. */
const threadBytes = 16_000;

/** What staff sees of somebody's words: who asks, where they were, everything written, and a way to answer. */
export function staffCard(
  handOver: HandOver,
  view: { organisation: string; where: string; reader: Reader },
  t: Words,
): Card {
  const { id, from, topic, automatic, thread } = handOver;
  const { staff } = t;
  const { about } = t.topics[topic];
  const { organisation, where, reader } = view;
  const rows: readonly (readonly [string, string])[] = [
    [staff.person, plain(from.name)],
    [staff.organisation, organisation === from.tenantId ? '' : plain(organisation)],
    [staff.tenant, from.tenantId],
    [staff.about, handOver.caseId ?? ''],
    [staff.where, where],
  ];
  return card(
    heading(automatic ? staff.automaticTitle(id, about) : staff.title(id, about)),
    automatic ? notice(staff.automatic, 'accent') : undefined,
    automatic && handOver.words !== '' ? paragraph(plain(handOver.words)) : undefined,
    facts(rows.filter(([, value]) => value !== '')),
    written(thread, (message) => message.name, reader, t),
    thread.at(-1)?.side === 'staff' ? paragraph(`✓ ${staff.answered}`, { subtle: true }) : undefined,
    textInput({ id: 'answer', label: staff.label, multiline: true, maxLength: longest }),
    send('person.answer', staff.send, handOver),
  );
}

/** What the asker sees once somebody has answered: everything written, and a way to reply. */
export function askerCard(handOver: HandOver, reader: Reader, t: Words): Card {
  const { id, thread } = handOver;
  const { asker } = t;
  return card(
    heading(asker.title(id)),
    written(thread, ({ side, name }) => (side === 'asker' ? asker.you : name || asker.ourPeople), reader, t),
    textInput({
      id: 'reply',
      label: asker.label(plain(answererOf(handOver, t))),
      multiline: true,
      maxLength: longest,
    }),
    send('answer.reply', asker.reply, handOver),
  );
}

/** Who answered last, by name. */
export function answererOf(handOver: HandOver, t: Words): string {
  const name = handOver.thread.findLast(({ side }) => side === 'staff')?.name ?? '';
  return name === '' ? t.asker.ourPeople : name;
}

/** The messages that fit, newest last; those left out are mentioned. */
function written(
  thread: readonly Message[],
  nameOf: (message: Message) => string,
  reader: Reader,
  t: Words,
): CardElement[] {
  const shown: CardElement[] = [];
  let bytes = 0;
  for (const message of thread.toReversed()) {
    const by = [plain(nameOf(message)), moment(message.at, reader)].filter((part) => part !== '').join(' · ');
    const element: CardElement = {
      type: 'Container',
      spacing: 'Medium',
      ...(message.side === 'asker' ? { style: 'emphasis' } : {}),
      items: [paragraph(by, { subtle: true, small: true }), paragraph(plain(message.words))],
    };
    bytes += Buffer.byteLength(JSON.stringify(element));
    if (bytes > threadBytes) return [paragraph(t.earlier, { subtle: true, small: true }), ...shown];
    shown.unshift(element);
  }
  return shown;
}

const send = (verb: string, title: string, handOver: HandOver): CardElement =>
  buttons({
    kind: 'case',
    verb,
    title,
    caseId: handOver.id,
    // What was written before the card was drawn: two presses of one card with the same words are one.
    version: handOver.thread.at(-1)?.id ?? 0,
    primary: true,
  });
