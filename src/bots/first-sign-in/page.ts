import { moment, type Language } from '../../dialogs/kit/language.ts';
import type { FirstSignInLook, FirstSignInRevealed } from '../../workflows/first-sign-in/port.ts';
import { escapeHtml, framedPage, paragraph, type Page, type PageHouse } from '../page-frame.ts';
import { firstSignInText } from './text.ts';

/** What to draw; `trouble`: the answer could not be found out. */
export type PageView = FirstSignInLook | FirstSignInRevealed | { readonly kind: 'trouble' };

const statusOf: Readonly<Record<PageView['kind'], number>> = {
  waiting: 200,
  revealed: 200,
  opened: 410,
  expired: 410,
  unknown: 404,
  trouble: 503,
};

/** `visitor` is the language the browser asks for; used where the customer's own is not known. */
export function firstSignInPage(view: PageView, house: PageHouse, visitor: Language): Page {
  const language = 'language' in view ? view.language : visitor;
  const words = firstSignInText(language);
  const { heading, lines } = bodyOf(view, language);
  return framedPage({
    status: statusOf[view.kind],
    language,
    title: words.title,
    heading,
    lines,
    footer: words.contact(house.provider, house.contact),
  });
}

function bodyOf(view: PageView, language: Language): { heading: string; lines: readonly string[] } {
  const words = firstSignInText(language);
  const at = (time: number) => moment(time, { language, locale: language, timeZone: 'UTC' });
  switch (view.kind) {
    case 'waiting':
      return {
        heading: words.heading(view.tenantDomain),
        lines: [
          paragraph(words.once),
          paragraph(words.ready),
          `<form method="post"><button>${escapeHtml(words.show)}</button></form>`,
          paragraph(words.until(at(view.at))),
        ],
      };
    case 'revealed':
      return {
        heading: words.heading(view.tenantDomain),
        lines: [
          `<dl><dt>${escapeHtml(words.userName)}</dt><dd><code>${escapeHtml(view.userName)}</code></dd>`,
          `<dt>${escapeHtml(words.password)}</dt><dd><code>${escapeHtml(view.password)}</code></dd></dl>`,
          paragraph(words.next),
          `<p><a href="https://admin.microsoft.com/" target="_blank" rel="noopener noreferrer">${escapeHtml(words.signIn)}</a></p>`,
          paragraph(words.gone),
        ],
      };
    case 'opened':
      return {
        heading: words.openedHeading,
        lines: [paragraph(words.opened(view.tenantDomain, at(view.at))), paragraph(words.openedByOther)],
      };
    case 'expired':
      return {
        heading: words.expiredHeading,
        lines: [paragraph(words.expired(view.tenantDomain, at(view.at))), paragraph(words.expiredNext)],
      };
    case 'unknown':
      return { heading: words.unknownHeading, lines: [paragraph(words.unknown)] };
    case 'trouble':
      return { heading: words.troubleHeading, lines: [paragraph(words.trouble)] };
  }
}
