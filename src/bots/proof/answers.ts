import { languageOf, moment, type Language } from '../../dialogs/kit/language.ts';
import type { Log } from '../../log.ts';
import type { ProofDesk, ProofFile, ProofLook, ProofTaken } from '../../workflows/audit/port.ts';
import {
  escapeHtml,
  framedPage,
  keptOut,
  paragraph,
  type Page,
  type PageHouse,
  type PageVisit,
} from '../page-frame.ts';
import { proofText } from './text.ts';

/** A file to be kept, with everything that keeps it out of caches and pages. */
export interface Download {
  readonly status: 200;
  readonly file: string;
  readonly headers: Readonly<Record<string, string>>;
}

type View = ProofLook | { readonly kind: 'trouble' };

const statusOf: Readonly<Record<View['kind'], number>> = {
  waiting: 200,
  used: 410,
  expired: 410,
  'not-yours': 403,
  unknown: 404,
  trouble: 503,
};

/** What is behind the link of a proof: `show` for GET, `take` for POST. Neither rejects, neither logs the token. */
export function createProofAnswers(parts: { desk: ProofDesk; house: PageHouse; log: Log }) {
  const { desk, house, log } = parts;

  async function answer(visit: PageVisit, ask: () => Promise<ProofTaken>): Promise<Page | Download> {
    try {
      const found = await ask();
      return found.kind === 'file' ? download(found.file) : page(found, visit);
    } catch (error) {
      log.error({ err: error }, 'a proof could not be given');
      return page({ kind: 'trouble' }, visit);
    }
  }

  function page(view: View, visit: PageVisit): Page {
    const language = 'language' in view ? languageOf(view.language) : languageOf(visit.language);
    const t = proofText(language);
    return framedPage({
      status: statusOf[view.kind],
      language,
      title: t.title,
      ...bodyOf(view, language),
      footer: t.contact(house.provider, house.contact),
    });
  }

  return {
    show: (visit: PageVisit) => answer(visit, () => desk.look(visit.token)),
    /** A press that comes from another site only shows the page with its button. */
    take: (visit: PageVisit) =>
      answer(visit, () =>
        visit.from === undefined || visit.from === 'same-origin'
          ? desk.take(visit.token)
          : desk.look(visit.token),
      ),
    /** Too many look at pages: nothing was asked, and the link is as good as before. */
    busy: (visit: PageVisit) => page({ kind: 'trouble' }, visit),
  };
}

export type ProofAnswers = ReturnType<typeof createProofAnswers>;

function bodyOf(view: View, language: Language): { heading: string; lines: readonly string[] } {
  const t = proofText(language);
  const at = (time: number) => moment(time, { language, locale: language, timeZone: 'UTC' });
  switch (view.kind) {
    case 'waiting':
      return {
        heading: t.heading(view.about),
        lines: [
          paragraph(t.what),
          paragraph(t.once),
          `<form method="post"><button>${escapeHtml(t.download)}</button></form>`,
          paragraph(t.until(at(view.at))),
        ],
      };
    case 'used':
      return {
        heading: t.usedHeading,
        lines: [paragraph(t.used(view.about, at(view.at))), paragraph(t.usedByOther)],
      };
    case 'expired':
      return { heading: t.expiredHeading, lines: [paragraph(t.expired(view.about, at(view.at)))] };
    case 'not-yours':
      return { heading: t.notYoursHeading, lines: [paragraph(t.notYours)] };
    case 'unknown':
      return { heading: t.unknownHeading, lines: [paragraph(t.unknown)] };
    case 'trouble':
      return { heading: t.troubleHeading, lines: [paragraph(t.trouble)] };
  }
}

const download = ({ name, content }: ProofFile): Download => ({
  status: 200,
  file: content,
  headers: {
    ...keptOut,
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
  },
});
