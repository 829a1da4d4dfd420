import { check, causeCode, troubleOf } from '../check.ts';
import type { Examined } from '../examined.ts';

const dayMs = 24 * 3_600_000;
const soonDays = 14;

/** Whether the service is reached by its public address, safely, and lets nobody in without a signature. */
export const publicAddress = check({
  id: 'public-address',
  looksAt:
    'Whether CONCIERGE_PUBLIC_URL leads to this service, its certificate, and that strangers are refused.',
  remedies: {
    away: 'Start the service; see that the name is in DNS, that the gateway leads to it, and that this machine may call it from here.',
    certificate: 'Give the gateway a certificate for that name from a public authority, with its chain.',
    soon: 'Renew the certificate; Teams and Partner Center stop calling when it has run out.',
    other:
      'Let the gateway pass what is below /api/, /tab/, /first-sign-in/ and /proof/ on as it comes, and /healthz.',
    open: 'Stop the service: something takes messages without a signature. Run `npm run serve` itself behind the address.',
  },
  async look(examined, say) {
    const { config, sender, clock, certificateOf } = examined;
    const { publicUrl } = config.server;
    try {
      const answer = await sender.send({
        remote: 'own address',
        operation: 'GET healthz',
        method: 'GET',
        url: `${publicUrl}/healthz`,
        effect: 'repeatable',
        tries: 1,
      });
      if (answer.status === 502 || answer.status === 503)
        return say.fault('away', `Nobody answers behind ${publicUrl} (${answer.status}).`);
      if (answer.status !== 200 || !/"alive"/.test(answer.text()))
        return say.fault('other', `${publicUrl}/healthz is not answered by this service (${answer.status}).`);
    } catch (error) {
      const code = causeCode(error) ?? '';
      const remedy = /CERT|ALTNAME|SIGNATURE|ISSUER/.test(code) ? 'certificate' : 'away';
      return say.fault(remedy, `${publicUrl} cannot be reached: ${troubleOf(error)}.`);
    }
    if (config.mode === 'production') {
      const url = new URL(publicUrl);
      const until = await certificateOf(url.hostname, Number(url.port || 443));
      if (until !== undefined && until - clock.now() < soonDays * dayMs)
        say.warn(
          'soon',
          `The certificate of ${url.hostname} runs out in ${daysUntil(until, clock.now())} days.`,
        );
      if (await letsStrangersIn(examined))
        return say.fault('open', `${publicUrl}/api/messages takes messages without a signature.`);
    }
    say.ok(`${publicUrl} leads to this service.`);
  },
});

const daysUntil = (then: number, now: number) => Math.max(0, Math.floor((then - now) / dayMs));

/** An activity without a token: nothing may come of it. */
async function letsStrangersIn({ sender, config }: Examined): Promise<boolean> {
  const answer = await sender.send({
    remote: 'own address',
    operation: 'POST message without a token',
    method: 'POST',
    url: `${config.server.publicUrl}/api/messages`,
    body: { type: 'event', id: 'doctor', channelId: 'msteams', conversation: { id: 'doctor' } },
    effect: 'repeatable',
    tries: 1,
  });
  return answer.status < 300;
}
