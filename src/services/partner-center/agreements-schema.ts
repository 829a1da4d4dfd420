import { z } from 'zod';
import { caseless, sameEnum } from './caseless.ts';
import type { AgreementDocument, RecordedAgreement } from './agreements-port.ts';
import { guid, optionalText, time } from './wire-values.ts';

/** The one agreement that counts today; Microsoft's lists show older ones unless asked (contract 6). */
export const agreementType = 'MicrosoftCustomerAgreement';

const isHttps = (text: string) => URL.parse(text)?.protocol === 'https:';

/** The templates of the agreement, newest first. */
export const templatesSchema = caseless(
  z
    .object({
      items: z
        .array(
          z.object({
            templateid: guid,
            agreementtype: z.string().nullish(),
            agreementlink: optionalText,
            versionrank: z.number().nullish(),
          }),
        )
        .nullish(),
    })
    .transform((wire) =>
      (wire.items ?? [])
        .filter((item) => sameEnum(item.agreementtype, agreementType))
        .toSorted((left, right) => (right.versionrank ?? 0) - (left.versionrank ?? 0))
        .map((item) => ({
          templateId: item.templateid,
          link:
            item.agreementlink !== undefined && isHttps(item.agreementlink) ? item.agreementlink : undefined,
        })),
    ),
);

const httpsAddress = z.url().refine(isHttps, 'not https');

export const agreementDocumentSchema = caseless(
  z
    .object({
      displayuri: httpsAddress,
      downloaduri: httpsAddress,
      language: z.string(),
      country: z.string(),
    })
    .transform((wire): AgreementDocument => ({
      displayUrl: wire.displayuri,
      downloadUrl: wire.downloaduri,
      language: wire.language,
      country: wire.country,
    })),
);

export const recordedAgreementsSchema = caseless(
  z
    .object({
      items: z
        .array(
          z.object({
            primarycontact: z
              .object({
                firstname: z.string().nullish(),
                lastname: z.string().nullish(),
                email: z.string().nullish(),
                phonenumber: optionalText,
              })
              .nullish(),
            templateid: guid,
            dateagreed: time,
            type: z.string().nullish(),
          }),
        )
        .nullish(),
    })
    .transform((wire) =>
      (wire.items ?? [])
        .filter((item) => sameEnum(item.type, agreementType))
        .map(({ primarycontact: contact, ...item }): RecordedAgreement => ({
          templateId: item.templateid,
          agreedAt: item.dateagreed,
          signer: {
            firstName: contact?.firstname ?? '',
            lastName: contact?.lastname ?? '',
            email: contact?.email ?? '',
            phone: contact?.phonenumber,
          },
        })),
    ),
);

/** The answer to a confirmation repeats what was sent; nothing in it is needed. */
export const confirmationSchema = z.unknown();

export const directSignSchema = caseless(
  z.object({ issigned: z.boolean() }).transform((wire) => wire.issigned),
);
