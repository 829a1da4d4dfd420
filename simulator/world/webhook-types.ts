/** One webhook event on its way to one registration (Partner Center contract 11.1). */
export interface SimDelivery {
  id: string;
  accountId: string;
  /** Exactly the bytes that are signed and sent. */
  body: string;
  eventName: string;
  attempts: number;
  /** Real time in milliseconds when the next attempt is due. */
  dueAt: number;
  validationId: string | null;
}

export interface SimValidationEvent {
  correlationId: string;
  accountId: string;
  callbackUrl: string;
  createdAt: string;
  status: 'pending' | 'completed' | 'failed';
  results: { responseCode: string; responseMessage: string; systemError: boolean; dateTimeUtc: string }[];
}

export interface SimAuditRecord {
  id: string;
  accountId: string;
  customerTenantId: string;
  operationType: string;
  resourceType: string;
  operationDate: string;
}
