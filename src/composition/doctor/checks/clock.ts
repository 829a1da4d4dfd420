import { clouds } from '../../../domain/clouds.ts';
import { check } from '../check.ts';

/** Tokens and signatures are taken with five minutes of difference (Teams contract 7.1). */
const mostMs = 300_000;
const suspiciousMs = 30_000;

/** This machine's clock, against the time that Microsoft's sign-in gives. */
export const clockCheck = check({
  id: 'clock',
  looksAt: 'This machine’s clock, against the time that Microsoft’s sign-in gives.',
  remedies: {
    wrong:
      'Let the machine take its time from a time server (NTP); with more than five minutes of difference nobody’s sign-in is taken.',
    unknown: 'See that the machine reaches login.microsoftonline.com by https.',
  },
  async look({ sender, clock }, say) {
    const before = clock.now();
    const answer = await sender.send({
      remote: 'sign-in',
      operation: 'GET metadata',
      method: 'GET',
      url: `${clouds.public.loginAuthority}/common/v2.0/.well-known/openid-configuration`,
      effect: 'repeatable',
    });
    const there = Date.parse(answer.headers['date'] ?? '');
    if (Number.isNaN(there)) return say.warn('unknown', 'Microsoft’s sign-in did not say what time it is.');
    // The header knows whole seconds only.
    const ahead = (before + clock.now()) / 2 - (there + 500);
    const seconds = Math.round(Math.abs(ahead) / 1000);
    const sentence = `The clock is ${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} Microsoft’s.`;
    if (Math.abs(ahead) > mostMs) say.fault('wrong', sentence);
    else if (Math.abs(ahead) > suspiciousMs) say.warn('wrong', sentence);
    else say.ok('The clock agrees with Microsoft’s.');
  },
});
