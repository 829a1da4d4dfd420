import { heading, notice, paragraph, plain, textInput } from '../kit/card.ts';
import type { Question } from '../kit/flow.ts';
import { leave, pick, question } from '../kit/question.ts';
import type { Words } from './text.ts';

export function askCode(view: { address: string; sentence: string }, t: Words['company']): Question {
  return question(
    [
      heading(t.codeTitle),
      paragraph(view.sentence),
      paragraph(t.codeWhy, { subtle: true }),
      textInput({ id: 'code', label: t.code, maxLength: 12, placeholder: '123456' }),
    ],
    [
      pick('check', t.checkCode, true),
      leave('resend', t.resend),
      leave('edit', t.otherAddress),
      leave('save', t.save),
    ],
    { text: 'answer' },
  );
}

/** Where no mail can be sent, the seller vouches for the address; what can go wrong is said first. */
export function askVouch(view: { address: string; sentence: string }, t: Words['company']): Question {
  return question(
    [heading(t.vouchTitle), paragraph(view.sentence), notice(t.codeWhy, 'warning')],
    [pick('vouch', t.vouch, true), pick('edit', t.otherAddress)],
  );
}

export function askPrefix(
  view: { prefix: string; isFree: boolean; free: readonly string[]; isUnread: boolean },
  t: Words['company'],
): Question {
  const { prefix, isFree, free } = view;
  const shown = plain(prefix);
  return question(
    [
      heading(t.prefixTitle),
      notice(
        view.isUnread ? t.prefixRule : isFree ? `✓ ${t.prefixFree(shown)}` : `✗ ${t.prefixTaken(shown)}`,
        isFree ? 'good' : 'warning',
      ),
      textInput({ id: 'prefix', label: t.prefix, maxLength: 60, value: prefix }),
      free.length === 0 ? undefined : paragraph(t.alsoFree(free.map(plain).join(' · '))),
      paragraph(t.permanent),
    ],
    [
      // The name may be typed over: the button speaks of what stands in the field.
      pick('use', isFree ? t.useThisPrefix : t.checkPrefix, true),
      ...free.slice(0, 3).map((one) => leave(`free:${one}`, t.usePrefix(one))),
      ...(isFree || view.isUnread ? [] : [leave('theirs', t.theirs)]),
    ],
    {
      text: 'answer',
      hasNumbers: true,
      words: { use: ['yes', 'ok', 'okay', 'fine', 'good', 'perfect', 'ja', 'gut', 'passt', 'perfekt'] },
    },
  );
}
