import { createAcceptFlow } from './accept/index.ts';
import type { AcceptServices } from './accept/services.ts';
import { createApprovalFlow, type ApprovalServices } from './approval/index.ts';
import { createApprovalRulesFlow, type ApprovalRulesServices } from './approval-rules/index.ts';
import { createCustomersFlow, type CustomersServices } from './customers/index.ts';
import { createCloudFlow, type CloudServices } from './cloud/index.ts';
import { createGdapConsentFlow, createGdapFlow, type GdapServices } from './gdap/index.ts';
import { createHomeFlow } from './home/index.ts';
import { createInvitationsFlow, type InvitationsServices } from './invitations/index.ts';
import { createInviteFlow, type InviteServices } from './invite/index.ts';
import type { Flow } from './kit/flow.ts';
import { toldToStaff, type StaffNewsServices } from './kit/staff-news.ts';
import { createNotificationsFlow, type NotificationsServices } from './notifications/index.ts';
import { createOrderFlow, type OrderFlowServices } from './order/index.ts';
import { createOrderDeskFlow, type OrderDeskServices } from './order-desk/index.ts';
import { createAnswerFlow, createPersonFlow, type PersonServices } from './person/index.ts';
import { createProofFlow, type ProofServices } from './proof/index.ts';
import { createQuestionsFlow, type QuestionsServices } from './questions/index.ts';
import { createResellerFlow, type ResellerServices } from './reseller/index.ts';
import { createResellerDeskFlow, type ResellerDeskServices } from './reseller-desk/index.ts';
import { createTroubleFlow, type TroubleServices } from './trouble/index.ts';

export type FlowServices = AcceptServices &
  ApprovalServices &
  ApprovalRulesServices &
  CloudServices &
  CustomersServices &
  GdapServices &
  InvitationsServices &
  InviteServices &
  NotificationsServices &
  OrderFlowServices &
  OrderDeskServices &
  PersonServices &
  ProofServices &
  QuestionsServices &
  ResellerServices &
  ResellerDeskServices &
  StaffNewsServices &
  TroubleServices;

/**
 * Every conversation of the product: one line each, in the order in which people are offered them: a seller's first is
 * ordering, the provider's people's what waits for them, a customer's the acceptance.
 */
export function createFlows(services: FlowServices): readonly Flow[] {
  const toStaff = (flow: Flow) => toldToStaff(flow, services);
  const own = [
    createOrderFlow(services),
    createApprovalFlow(services),
    toStaff(createOrderDeskFlow(services)),
    toStaff(createResellerDeskFlow(services)),
    toStaff(createInviteFlow(services)),
    toStaff(createCustomersFlow(services)),
    toStaff(createInvitationsFlow(services)),
    createAcceptFlow(services),
    createResellerFlow(services),
    createApprovalRulesFlow(services),
    createProofFlow(services),
    createCloudFlow(services),
    toStaff(createGdapFlow(services)),
    createGdapConsentFlow(services),
    createTroubleFlow(services),
    createQuestionsFlow(services),
  ];
  const told = [...own, toStaff(createPersonFlow(services, own)), createAnswerFlow(services)];
  const flows = [...told, createNotificationsFlow(services, told)];
  return [...flows, createHomeFlow(flows)];
}
