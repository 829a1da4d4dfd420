import { graphErrors, sendGraph, sendGraphError } from './answer.ts';
import { mayUse, type GraphCall } from './call.ts';

/** Services every Microsoft 365 tenant subscribes to, and the switch that breaks them. */
const services: readonly { id: string; service: string; brokenBy?: string; status?: string }[] = [
  { id: 'Exchange', service: 'Exchange Online', brokenBy: 'exchange', status: 'serviceDegradation' },
  { id: 'microsoftteams', service: 'Microsoft Teams', brokenBy: 'teams', status: 'serviceInterruption' },
  { id: 'SharePoint', service: 'SharePoint Online' },
  { id: 'OneDriveForBusiness', service: 'OneDrive for Business' },
  { id: 'OSDPPlatform', service: 'Microsoft 365 suite' },
  { id: 'Intune', service: 'Microsoft Intune' },
];

/** `GET /admin/serviceAnnouncement/healthOverviews`: the state of each service as this tenant sees it. */
export function answerHealthOverviews(call: GraphCall): void {
  const { context, claims, exchange } = call;
  if (!mayUse(claims, 'ServiceHealth.Read.All'))
    return sendGraphError(exchange, graphErrors.denied, context.world.now());
  const { serviceIncident } = context.world.state.switches;
  const value = services.map(({ id, service, brokenBy, status }) => {
    const isBroken = brokenBy !== undefined && (serviceIncident === brokenBy || serviceIncident === 'both');
    return { id, service, status: isBroken ? status : 'serviceOperational' };
  });
  sendGraph(exchange, call.root, 'admin/serviceAnnouncement/healthOverviews', { value });
}
