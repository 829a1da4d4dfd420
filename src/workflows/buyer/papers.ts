import { agreementLanguage, countryFields, type LiveCountryRules } from '../../domain/country-fields.ts';
import { isProblem } from '../../errors.ts';
import { accountOf, type BuyersContext } from './context.ts';
import type { AgreementText } from './port.ts';

const dayMs = 24 * 60 * 60_000;
/** How long Microsoft's addresses of the text work (contract 6). */
const textLastsMs = 5 * 60_000;
/** Microsoft's page of the agreement in every language (contract 6: the `agreementLink` of its template). */
const agreementPage = 'https://aka.ms/customeragreement';

/** See Buyers.countryRules. */
export async function countryRules(
  context: BuyersContext,
  accountId: string,
  country: string,
): Promise<LiveCountryRules | undefined> {
  const account = accountOf(context, accountId);
  return orNothing(context, 'country rules', () =>
    context.memory.recall(`rules ${account.id} ${country}`, dayMs, () =>
      context.customers.countryRules(account, country),
    ),
  );
}

/** See Buyers.agreementText. The template is remembered for a day; the addresses of the text never. */
export async function agreementText(
  context: BuyersContext,
  accountId: string,
  country: string,
): Promise<AgreementText> {
  const account = accountOf(context, accountId);
  const asked = context.clock.now();
  const found = await orNothing(context, 'agreement text', async () => {
    const { templateId, link } = await context.memory.recall(`template ${account.id}`, dayMs, () =>
      context.agreements.template(account),
    );
    const language = agreementLanguage(countryFields(country));
    return { link, text: await context.agreements.document(account, templateId, language, country) };
  });
  if (found?.text === undefined) return { kind: 'page', url: found?.link ?? agreementPage };
  return { kind: 'document', url: found.text.displayUrl, until: asked + textLastsMs };
}

async function orNothing<Value>(
  context: BuyersContext,
  part: string,
  read: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!isProblem(error) || error.kind === 'unauthorised') throw error;
    context.log.warn(
      { part, kind: error.kind, ...error.facts },
      'something Microsoft publishes could not be read',
    );
    return undefined;
  }
}
