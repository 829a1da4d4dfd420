import { languageOf } from '../../dialogs/kit/language.ts';
import type { Log } from '../../log.ts';
import type { FirstSignInDesk } from '../../workflows/first-sign-in/port.ts';
import type { Page, PageHouse, PageVisit } from '../page-frame.ts';
import { firstSignInPage, type PageView } from './page.ts';

/** The page behind the link of a first sign-in: `show` for GET, `reveal` for POST. Neither rejects, neither logs the token. */
export function createFirstSignInAnswers(parts: { desk: FirstSignInDesk; house: PageHouse; log: Log }) {
  const { desk, house, log } = parts;

  async function answer(visit: PageVisit, ask: () => Promise<PageView>): Promise<Page> {
    let view: PageView;
    try {
      view = await ask();
    } catch (error) {
      log.error({ err: error }, 'a first sign-in could not be shown');
      view = { kind: 'trouble' };
    }
    return firstSignInPage(view, house, languageOf(visit.language));
  }

  return {
    show: (visit: PageVisit) => answer(visit, () => desk.look(visit.token)),
    /** A press that comes from another site only shows the page with its button. */
    reveal: (visit: PageVisit) =>
      answer(visit, () =>
        visit.from === undefined || visit.from === 'same-origin'
          ? desk.reveal(visit.token)
          : desk.look(visit.token),
      ),
    /** Too many look at pages: nothing was asked, and the link is as good as before. */
    busy: (visit: PageVisit) => firstSignInPage({ kind: 'trouble' }, house, languageOf(visit.language)),
  };
}

export type FirstSignInAnswers = ReturnType<typeof createFirstSignInAnswers>;
