import { z } from 'zod';
import type { ValidationCode } from './port.ts';

/** `GET /v1/customers/all/validations` answers an array without envelope (contract 3.4, 5.2). */
export const validationCodesSchema = z
  .array(
    z.object({
      organizationName: z.string().nullish(),
      validationId: z.string(),
      maxCreates: z.number().nullish(),
      remainingCreates: z.number().nullish(),
    }),
  )
  .transform((codes): readonly ValidationCode[] =>
    codes.map(({ organizationName, validationId, maxCreates, remainingCreates }) => ({
      organisation: organizationName ?? '',
      code: validationId,
      allowed: maxCreates ?? undefined,
      left: remainingCreates ?? undefined,
    })),
  );
