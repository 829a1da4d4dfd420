import type { PartnerAccount } from '../../domain/partner-account.ts';
import { accountTyped } from '../kit/account-names.ts';
import type { TypedPress } from '../kit/flow.ts';
import { languages } from '../kit/language.ts';
import type { Speaker } from '../kit/turn.ts';
import { normal } from '../kit/words.ts';
import { accountField } from './batch-card.ts';
import { batchWords } from './batch-text.ts';
import type { InvitationsServices } from './services.ts';

const verbs = ['prepare', 'send', 'drop', 'again', 'list'] as const;

/** `B-1001 prepare all`, `drop B-1001`, `B-1001 line 3 Europe`. */
const numbered = /^(?:(?<before>.+?)[\s:,]+)?(?<id>b-\d{1,9})(?:[\s:,]+(?<after>.+))?$/i;

/** The button of a list's card that typed words with its number stand for; undefined for other words. */
export async function batchButtonTyped(
  services: Pick<InvitationsServices, 'invitationBatches' | 'customers'>,
  text: string,
  person: Speaker,
): Promise<TypedPress | undefined> {
  const { before, id, after } = numbered.exec(text.trim())?.groups ?? {};
  const rest = after ?? before;
  if (id === undefined || rest === undefined || (after !== undefined && before !== undefined))
    return undefined;
  const meant = verbSaid(rest);
  const account =
    meant === undefined ? accountSaid(services.customers.accountsIn('public'), rest) : undefined;
  if (meant === undefined && account === undefined) return undefined;
  const batch = await services.invitationBatches.find(id.toUpperCase(), person);
  // Whoever does not know the number gets the answer of the button.
  const { id: caseId, version } = batch ?? { id: id.toUpperCase(), version: 0 };
  return meant === undefined
    ? { verb: 'batch.account', caseId, version, fields: account ?? {} }
    : { verb: `batch.${meant}`, caseId, version };
}

function verbSaid(rest: string): (typeof verbs)[number] | undefined {
  const said = normal(rest)
    .replace(/ \d+( |$)/g, ' ')
    .trim();
  return verbs.find((verb) =>
    languages.some((language) => batchWords(language).typed[verb].some((form) => normal(form) === said)),
  );
}

function accountSaid(
  accounts: readonly PartnerAccount[],
  rest: string,
): Readonly<Record<string, string>> | undefined {
  const lines = languages.flatMap((language) => batchWords(language).typed.line);
  const match = new RegExp(`^(?:${lines.join('|')})\\s+(\\d{1,4})[\\s:,]+(.+)$`, 'i').exec(rest);
  const account = accountTyped(accounts, match?.[2] ?? '')?.account;
  if (match?.[1] === undefined || account === undefined) return undefined;
  return { line: match[1], [accountField(Number(match[1]))]: account.id };
}
