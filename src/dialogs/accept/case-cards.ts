import { buttons, type Button } from '../kit/buttons.ts';
import {
  card,
  copyText,
  folded,
  heading,
  notice,
  numbered,
  paragraph,
  picture,
  plain,
  section,
  textInput,
  type Card,
} from '../kit/card.ts';
import type { AnswerWords } from './answer-text.ts';
import { longestReason } from './model.ts';
import type { Words } from './text.ts';

/** The case card while the administrator is at Microsoft. */
export function waiting(
  view: {
    caseId: string;
    version: number;
    company: string;
    /** Who is invited along, when somebody is. */
    reseller: string | undefined;
    customer: string;
    domain: string;
    link: string;
    qr: string;
    /** Reminders are under way that may be ended. */
    canMute: boolean;
    since: string;
    reminder: string | undefined;
  },
  t: Words['waiting'] & { readonly region: string },
  answers: AnswerWords,
): Card {
  const { decline, mute } = answers;
  const [company, customer, domain] = [plain(view.company), plain(view.customer), plain(view.domain)];
  const mirror =
    view.reseller === undefined
      ? t.mirror(company, customer, domain)
      : answers.mirrorWith(company, plain(view.reseller), customer, domain);
  const button = (verb: string, title: string): Button => ({
    kind: 'case',
    verb,
    title,
    caseId: view.caseId,
    version: view.version,
  });
  const reminding = view.reminder === undefined ? '' : t.reminding(view.reminder);
  return card(
    heading(t.title),
    paragraph(mirror, { strong: true }),
    numbered(t.steps),
    buttons(
      { kind: 'open', url: view.link, title: t.open, primary: true },
      { kind: 'fold', id: 'copy', title: t.copy },
      { kind: 'fold', id: 'qr', title: t.qr },
    ),
    folded('copy', [paragraph(t.copyWhy), copyText(view.link)]),
    folded('qr', [picture({ url: view.qr, altText: t.qrAlt, width: '180px' })]),
    section(
      paragraph([t.since(view.since), reminding].filter((sentence) => sentence !== '').join(' '), {
        subtle: true,
        small: true,
      }),
      buttons(
        button('accept.check', t.check),
        button('accept.trouble', t.trouble),
        button('accept.remind', t.remind),
        button('accept.region', t.region),
        ...(view.canMute ? [button('accept.mute', mute.button)] : []),
        { kind: 'fold', id: 'decline', title: decline.fold },
      ),
    ),
    folded('decline', [
      paragraph(decline.why),
      textInput({ id: 'because', label: decline.because, multiline: true, maxLength: longestReason }),
      buttons(button('accept.decline', decline.yes)),
    ]),
  );
}

/** Of the two relationships only the provider's was made: the page is opened once more. */
export function oneMissing(
  view: { caseId: string; version: number; company: string; reseller: string; link: string; check: string },
  t: AnswerWords['oneMissing'],
): Card {
  return card(
    heading(t.title),
    notice(`⚠ ${t.text(plain(view.company), plain(view.reseller))}`, 'warning'),
    buttons(
      { kind: 'open', url: view.link, title: t.open, primary: true },
      {
        kind: 'case',
        verb: 'accept.check',
        title: view.check,
        caseId: view.caseId,
        version: view.version,
      },
    ),
  );
}

export function accepted(
  view: {
    caseId: string;
    version: number;
    sentence: string;
    /** Who has been told. */
    told: string;
    provider: string;
    adminCenter: string | undefined;
  },
  t: Words['accepted'],
): Card {
  return card(
    heading(t.title),
    notice(`✓ ${view.sentence}`, 'good'),
    paragraph(view.told, { subtle: true }),
    buttons(
      ...(view.adminCenter === undefined
        ? []
        : [{ kind: 'open', url: view.adminCenter, title: t.show } as const]),
      { kind: 'fold', id: 'next', title: t.nextStep },
      { kind: 'fold', id: 'undo', title: t.undo },
    ),
    folded('next', [paragraph(t.nextText(plain(view.provider)))]),
    folded('undo', [paragraph(t.undoText)]),
  );
}

export function wrongAccount(
  view: {
    caseId: string;
    version: number;
    customer: string;
    got: string;
    meant: string;
    currency: string;
    link: string | undefined;
    check: string;
  },
  t: Words['wrong'],
): Card {
  const button = (verb: string, title: string): Button => ({
    kind: 'case',
    verb,
    title,
    caseId: view.caseId,
    version: view.version,
  });
  return card(
    heading(t.title),
    notice(`⚠ ${t.sentence(plain(view.customer), plain(view.got), plain(view.meant))}`, 'warning'),
    paragraph(t.what),
    buttons(
      ...(view.link === undefined
        ? []
        : [{ kind: 'open', url: view.link, title: t.right(plain(view.meant)), primary: true } as const]),
      button('accept.check', view.check),
    ),
    section(
      textInput({ id: 'reason', label: t.reason, error: t.reasonMissing, maxLength: longestReason }),
      buttons(button('accept.keep', t.keep(view.currency))),
    ),
  );
}

/** A case that is over: what happened, and how to begin anew. */
export function ended(view: {
  caseId: string;
  version: number;
  title: string;
  text: string;
  again: string;
}): Card {
  return card(
    heading(view.title),
    paragraph(view.text),
    buttons({
      kind: 'case',
      verb: 'accept.again',
      title: view.again,
      caseId: view.caseId,
      version: view.version,
    }),
  );
}
