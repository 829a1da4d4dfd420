import { Problem, type ProblemKind } from '../../errors.ts';

/** What nodemailer tells about a failed try, as far as it is used. */
interface SmtpFailure {
  readonly code?: unknown;
  /** What the network said, before nodemailer put its own code over it. */
  readonly originalCode?: unknown;
  readonly responseCode?: unknown;
  readonly permanent?: unknown;
  readonly timeoutType?: unknown;
}

/** These end a try before any of the mail was sent. */
const neverConnected: readonly unknown[] = ['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH'];
const beforeTheMail: readonly unknown[] = ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'];
/** Node's codes for a certificate that is not trusted (documented under tls, "X509 certificate error codes"), or no TLS. */
const untrusted =
  /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA$|INVALID_PURPOSE$|HOSTNAME_MISMATCH$|ERR_SSL_WRONG_VERSION_NUMBER$)/;
const ourSideRefused: readonly unknown[] = ['EAUTH', 'ENOAUTH', 'ETLS', 'EREQUIRETLS'];

/** The Problem of a failed try. The server's words are left out: they may hold the address. */
export function problemOfSmtp(error: unknown): Problem {
  const failure = (typeof error === 'object' && error !== null ? error : {}) as SmtpFailure;
  const kind = kindOf(failure);
  const status = typeof failure.responseCode === 'number' ? { status: failure.responseCode } : {};
  const reason = untrustedBy(failure) ?? failure.code;
  const code = typeof reason === 'string' ? { code: reason } : {};
  return new Problem(kind, `The mail server did not take a mail (${kind}).`, {
    remote: 'mail',
    ...status,
    ...code,
  });
}

/** Why the server's certificate was not accepted; undefined for any other trouble. */
function untrustedBy({ originalCode, code }: SmtpFailure): string | undefined {
  return [originalCode, code].find((one) => typeof one === 'string' && untrusted.test(one)) as
    string | undefined;
}

function kindOf(failure: SmtpFailure): ProblemKind {
  // A line that cannot be trusted carries nothing; it stays so until somebody looks at the certificates.
  if (ourSideRefused.includes(failure.code) || untrustedBy(failure) !== undefined) return 'unauthorised';
  // RFC 5321 4.2.1: 5xx is final, 4xx may be repeated. 530 asks for a sign-in or TLS first (RFC 4954, RFC 3207).
  if (failure.responseCode === 530) return 'unauthorised';
  if (typeof failure.responseCode === 'number')
    return failure.permanent === true ? 'rejected' : 'unavailable';
  // Our own library refused to write the mail at all.
  if (failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE') return 'rejected';
  if (failure.code === 'EDNS' || neverConnected.includes(failure.originalCode)) return 'unavailable';
  return beforeTheMail.includes(failure.timeoutType) ? 'unavailable' : 'outcome-unknown';
}
