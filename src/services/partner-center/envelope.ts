import { errorBody, type Envelope } from '../http/problem-from-answer.ts';
import { errorSchema } from './schema.ts';

/**
 * 403 mostly means that Microsoft refuses the deal (no relationship, credit, agreement …). These codes mean that our
 * own sign-in or its role is at fault (contract 2.3, 2.4; errors.json, category auth).
 */
const rightsCodes = new Set(['2032', '900150', '900308', '900309', '900329']);

/** Partner Center's error bodies: standard, customer service, gateway throttle (contract 3.5). */
export const partnerCenterEnvelope: Envelope = (answer) => {
  const correlationId = answer.headers['ms-correlationid'] ?? answer.headers['request-id'];
  const code = errorSchema.safeParse(errorBody(answer)).data?.code;
  const lacksMfa = answer.status === 401 && answer.headers['ismfacompliant']?.toLowerCase() === 'false';
  const isRefusedDeal = answer.status === 403 && code !== undefined && !rightsCodes.has(code);
  return {
    ...(lacksMfa ? { code: 'mfa-missing' } : code === undefined ? {} : { code }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(isRefusedDeal ? { kind: 'rejected' } : {}),
  };
};
