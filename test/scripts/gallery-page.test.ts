import assert from 'node:assert/strict';
import { runInNewContext, Script } from 'node:vm';
import { cardFileName, galleryPage, type GalleryCard } from '../../scripts/gallery-page.ts';
import { readTeamsLook } from '../../scripts/teams-look.ts';

const card: GalleryCard = {
  flow: 'accept-relationship',
  name: 'link shown',
  language: 'de',
  card: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: '</script><!-- <b>' }] },
};
const look = { renderer: 'var x="</SCRIPT>";', drawing: '', styles: '', light: { a: 1 }, dark: { a: 2 } };
const page = galleryPage([card], look);

describe('gallery page', () => {
  it('file names: flow, state and language, safe on every system', () => {
    assert.equal(cardFileName(card), 'accept-relationship.link-shown.de');
    assert.equal(cardFileName({ ...card, name: '../../x:y' }), 'accept-relationship.-x-y.de');
  });

  it('a text that would end the script: kept inside, and unchanged once read', () => {
    assert.equal(page.match(/<\/script>/gi)?.length, 4);
    assert.equal(page.match(/<!--/g), null);
    const data = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
    const { cards, dark } = JSON.parse(data) as { cards: (GalleryCard & { file: string })[]; dark: unknown };
    assert.deepEqual(cards[0]?.card, card.card);
    assert.equal(cards[0].file, 'accept-relationship.link-shown.de.json');
    assert.deepEqual(dark, { a: 2 });
  });

  it('the page: asks for nothing from elsewhere, and its own script is plain JavaScript', () => {
    assert.doesNotMatch(page, /<(link|img|iframe|script)[^>]+(src|href)=/);
    const scripts = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map((match) => match[1] ?? '');
    assert.equal(scripts.length, 3);
    // Compiles only when no type is left in it.
    for (const script of scripts) assert.doesNotThrow(() => new Script(script));
  });

  it("the look: taken from the rehearsal's Teams page, in both themes", () => {
    const { drawing, styles, light, dark } = readTeamsLook();
    const run = `${drawing}; [markdownToHtml('**a** <b>'), teamsHostConfig('light', light), teamsHostConfig('dark', dark)]`;
    const [html, inLight, inDark] = runInNewContext(run, { light, dark, URL }) as [string, object, object];
    assert.equal(html, '<p><strong>a</strong> &lt;b&gt;</p>');
    assert.notDeepEqual(inLight, inDark);
    assert.match(styles, /\.light \{[^}]*--text: #[^}]*\}\n\.dark \{[^}]*--text: #/);
  });
});
