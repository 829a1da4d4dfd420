import { SpanKind } from '@opentelemetry/api';
import { isProblem } from '../../errors.ts';
import { inSpan, record, stopwatch } from '../../measure.ts';
import type { Mailer } from './port.ts';

const call = { remote: 'mail', operation: 'SMTP message' };

/** The same mailer, each try in a span of its own and measured. */
export const measured = (mailer: Mailer): Mailer => ({
  async send(mail) {
    const seconds = stopwatch();
    let status = 'none';
    try {
      await inSpan(`${call.remote} ${call.operation}`, { kind: SpanKind.CLIENT }, () => mailer.send(mail));
      status = '2xx';
    } catch (error) {
      const answered = isProblem(error) ? error.facts.status : undefined;
      if (answered !== undefined) status = `${Math.floor(answered / 100)}xx`;
      throw error;
    } finally {
      record('concierge.call.duration.seconds', seconds(), { ...call, status });
    }
  },
});
