import { X509Certificate } from 'node:crypto';
import { jwtVerify } from 'jose';
import type { SimulatorContext } from '../context.ts';
import type { SimApp } from './apps.ts';
import { signInErrors, type SignInError } from './errors.ts';
import { isFederated } from './identity-endpoint.ts';

/** Checks the app's secret or its signed assertion; undefined when it is good. */
export async function checkAppCredential(
  context: SimulatorContext,
  app: SimApp,
  form: URLSearchParams,
): Promise<SignInError | undefined> {
  const { bot, switches } = context.world.state;
  if (switches.botSecretExpired && app.clientId === bot.appId)
    return signInErrors.secretExpired(app.clientId);
  const secret = form.get('client_secret');
  if (secret !== null) return secret === app.secret ? undefined : signInErrors.wrongSecret(app.clientId);
  const assertion = form.get('client_assertion');
  if (assertion === null) return signInErrors.noCredential();
  if (app.clientId === bot.appId && (await isFederated(context, assertion))) return undefined;
  return await checkAssertion(context, app, assertion);
}

async function checkAssertion(
  context: SimulatorContext,
  app: SimApp,
  assertion: string,
): Promise<SignInError | undefined> {
  for (const pem of app.certificates) {
    try {
      await jwtVerify(assertion, new X509Certificate(pem).publicKey, {
        issuer: app.clientId,
        subject: app.clientId,
        algorithms: ['RS256', 'PS256'],
        currentDate: context.world.now(),
        clockTolerance: 300,
      });
      return undefined;
    } catch {
      // Not signed with this certificate; the next one may fit.
    }
  }
  return signInErrors.wrongAssertion('no registered certificate of the app verifies it');
}
