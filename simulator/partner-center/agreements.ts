import { z } from 'zod';
import type { SimulatorContext } from '../context.ts';
import { readJson } from '../http/exchange.ts';
import type { SimAgreement } from '../world/customer-types.ts';
import { customerAgreementTemplate } from '../world/seed-reseller-customers.ts';
import {
  collection,
  customerServiceFailure,
  failure,
  link,
  ok,
  toCamelCase,
  type PartnerAnswer,
  type PartnerCall,
} from './answer.ts';
import { addAudit } from './audit.ts';
import { countryOf } from './countries.ts';
import { changeCustomerRecord, readCustomer } from './customer-record.ts';
import { findCustomer } from './customers.ts';
import { guidFrom } from './ids.ts';

const templates = [
  {
    templateId: '998b88de-aa99-4388-a42c-1b3517d49490',
    agreementType: 'MicrosoftCloudAgreement',
    agreementLink: 'https://learn.microsoft.com/partner-center/agreements',
    versionRank: 0,
  },
  {
    templateId: customerAgreementTemplate,
    agreementType: 'MicrosoftCustomerAgreement',
    agreementLink: 'https://aka.ms/customeragreement',
    versionRank: 1,
  },
];

/** Type asked for; without the parameter it is the old agreement, which is the trap of contract 6. */
function askedTypes(call: PartnerCall): readonly (typeof templates)[number][] {
  const asked = call.query.get('agreementType') ?? 'MicrosoftCloudAgreement';
  return templates.filter(
    ({ agreementType }) => asked === '*' || agreementType.toLowerCase() === asked.toLowerCase(),
  );
}

/** `GET /v1/agreements`: what there is to agree to. */
export function listAgreements(_context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  return collection(askedTypes(call), { links: { self: link('/agreements') } });
}

/** How long the links to an agreement's text live, in milliseconds of simulated time. */
export const documentLifeMs = 5 * 60_000;

/** `GET /v1/agreementtemplates/{id}/document`: links to the text, new ones each time; the country is case-sensitive. */
export function agreementDocument(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const template = templates.find(({ templateId }) => templateId === call.params['templateId']);
  const language = call.query.get('language') ?? 'en-US';
  const country = call.query.get('country') ?? 'US';
  const exists = countryOf(country)?.agreementLanguages.includes(language) === true;
  if (template === undefined || !exists) return failure(404, 1000, 'Not found');
  const until = context.world.now().getTime() + documentLifeMs;
  const query = new URLSearchParams({ language, country, until: String(until) });
  const file = `${template.agreementType}?${query.toString()}`;
  return ok({
    displayUri: `https://wopihost.l2o.microsoft.com/v1/officehost/agreement/files/${file}`,
    downloadUri: `https://l2oagreement.blob.core.windows.net/agreementscontainer/${file}`,
    language,
    country,
  });
}

/** `GET /v1/customers/{id}/agreements`: what the partner has confirmed, of the type asked for. */
export function confirmedAgreements(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findCustomer(context, call);
  if (found.kind === 'refused') return found.answer;
  const asked = askedTypes(call).map(({ templateId }) => templateId);
  const { agreements } = readCustomer(context.world.state, found.tenant.id);
  return collection(agreements.filter(({ templateId }) => asked.includes(templateId)).map(describe));
}

const agreementShape = z.object({
  primaryContact: z.object({
    firstName: z.string().trim().min(1),
    lastName: z.string().trim().min(1),
    email: z.string().regex(/^[^@\s]+@[^@\s]+\.[^@\s]{2,}$/),
    phoneNumber: z.string().nullish(),
  }),
  dateAgreed: z.string().refine((text) => Number.isFinite(Date.parse(text))),
  templateId: z.literal(customerAgreementTemplate),
  type: z.literal('MicrosoftCustomerAgreement'),
});

/**
 * `POST /v1/customers/{id}/agreements`: the partner confirms that the customer agreed. The same contact again is
 * refused with 600061; any other name, mail or phone is one more confirmation (contract 6).
 */
export async function confirmAgreement(context: SimulatorContext, call: PartnerCall): Promise<PartnerAnswer> {
  const found = findCustomer(context, call);
  if (found.kind === 'refused') return found.answer;
  const read = agreementShape.safeParse(toCamelCase(await readJson(call.exchange)));
  if (!read.success) {
    return failure(400, 3000, `Invalid property: ${read.error.issues[0]?.path.join('.')}`);
  }
  const { primaryContact, dateAgreed, templateId } = read.data;
  if (Date.parse(dateAgreed) > context.world.now().getTime()) {
    return failure(400, 3000, 'Invalid property: dateAgreed');
  }
  const { firstName, lastName, email, phoneNumber } = primaryContact;
  const agreement: SimAgreement = {
    templateId,
    primaryContact: { firstName, lastName, email, ...(phoneNumber ? { phoneNumber } : {}) },
    dateAgreed,
    userId: guidFrom(`agent of ${call.account.id}`),
  };
  const known = readCustomer(context.world.state, found.tenant.id).agreements;
  if (context.world.state.switches.agreementRefused || known.some((one) => isSameContact(one, agreement))) {
    const text = 'A partner confirmed agreement already exists for the customer.';
    return customerServiceFailure(400, 600061, 'PartnerConfirmedAgreementAlreadyExists', text);
  }
  changeCustomerRecord(context, found.tenant.id, ({ agreements }) => void agreements.push(agreement));
  addAudit(context, {
    account: call.account,
    customerTenantId: found.tenant.id,
    operationType: 'create_agreement',
    resourceType: 'agreement',
  });
  context.world.journal.add('agreement', { accountId: call.account.id, customerTenantId: found.tenant.id });
  return { status: 201, body: describe(agreement) };
}

/** `GET …/directSignedMicrosoftCustomerAgreementStatus`: whether the customer accepted online. */
export function directSigned(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findCustomer(context, call);
  if (found.kind === 'refused') return found.answer;
  return ok({ isSigned: readCustomer(context.world.state, found.tenant.id).directSignedAt !== null });
}

function isSameContact(one: SimAgreement, other: SimAgreement): boolean {
  const text = ({ primaryContact }: SimAgreement) => {
    const { firstName, lastName, email, phoneNumber } = primaryContact;
    return [firstName, lastName, email, phoneNumber ?? ''].join('\n').toLowerCase();
  };
  return text(one) === text(other);
}

function describe(agreement: SimAgreement): Record<string, unknown> {
  const template = templates.find(({ templateId }) => templateId === agreement.templateId);
  return {
    ...agreement,
    type: template?.agreementType,
    agreementLink: template?.agreementLink,
    attributes: { objectType: 'Agreement' },
  };
}
