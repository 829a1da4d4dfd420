import { simulatedAddress } from './links.js';

/**
 * The part of Markdown that Teams draws in messages and cards: bold, italic, strikethrough, code, links, lists and
 * paragraphs. Everything else stays as it was typed; HTML is shown, never run.
 */
export function markdownToHtml(text) {
  const html = [];
  let list = null;
  let paragraph = [];
  const endParagraph = () => {
    if (paragraph.length > 0) html.push(`<p>${paragraph.join('<br>')}</p>`);
    paragraph = [];
  };
  const endList = () => {
    if (list !== null) html.push(`</${list}>`);
    list = null;
  };
  for (const line of text.replaceAll('\r', '').split('\n')) {
    const item = /^\s*(?:([-*])|(\d+)[.)])\s+(.*)$/.exec(line);
    if (item !== null) {
      endParagraph();
      const kind = item[1] === undefined ? 'ol' : 'ul';
      if (list !== kind) {
        endList();
        html.push(kind === 'ol' && item[2] !== '1' ? `<ol start="${item[2]}">` : `<${kind}>`);
        list = kind;
      }
      html.push(`<li>${inline(item[3])}</li>`);
    } else if (line.trim() === '') {
      endParagraph();
      endList();
    } else {
      endList();
      paragraph.push(inline(line));
    }
  }
  endParagraph();
  endList();
  return html.join('');
}

/** Inline marks; what a backslash protects is put aside first and comes back at the end. */
function inline(line) {
  const aside = [];
  const keep = (html) => `\u0000${aside.push(html) - 1}\u0000`;
  return escape(line)
    .replace(/\\([\\`*_{}[\]()#+\-.!~&gt;|])/g, (_, sign) => keep(sign))
    .replace(/`([^`]+)`/g, (_, code) => keep(`<code>${code}</code>`))
    .replace(/\[([^\]]+)\]\((https?:[^\s)]+|mailto:[^\s)]+)\)/g, (_, label, url) => keep(link(url, label)))
    .replace(/(^|[\s(])(https:\/\/[^\s<)]+[^\s<).,;:!?])/g, (_, before, url) => before + keep(link(url, url)))
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '<strong>$2</strong>')
    .replace(/(^|[^\w*])\*(?=\S)([^*]+?)(?<=\S)\*/g, '$1<em>$2</em>')
    .replace(/(^|[^\w])_(?=\S)([^_]+?)(?<=\S)_(?!\w)/g, '$1<em>$2</em>')
    .replace(/~~(.+?)~~/g, '<s>$1</s>')
    .replaceAll(/\u0000(\d+)\u0000/g, (_, index) => nested(aside, aside[Number(index)]));
}

function nested(aside, html) {
  return html.replaceAll(/\u0000(\d+)\u0000/g, (_, index) => aside[Number(index)]);
}

function link(url, label) {
  const address = url.replaceAll('&amp;', '&');
  const target = escape(simulatedAddress(address));
  return `<a href="${target}" data-address="${escape(address)}" title="${escape(address)}" target="_blank" rel="noopener">${label}</a>`;
}

export function escape(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
