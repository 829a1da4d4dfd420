import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import type { Simulator } from '../../simulator/server.ts';
import type { SimGdapRelationship } from '../../simulator/world/gdap-types.ts';
import { seriousFindings } from '../support/accessibility.ts';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { startTestSimulator } from './test-simulator.ts';

const invitation =
  '/_/admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=11111111-1111-4111-8111-000000000003&msppId=0&DAP=false#/BillingAccounts/partner-invitation';

describe('pages of the rehearsal in a browser', function () {
  let simulator: Simulator;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.stop());
  const open = async (theme: 'light' | 'dark') => {
    simulator.world.reset();
    complaints = [];
    context = await (await launchBrowser()).newContext({ colorScheme: theme, baseURL: simulator.origin });
    page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== '127.0.0.1')
        complaints.push(`left loopback: ${request.url()}`);
    });
  };
  afterEach(() => context.close());

  const partnersOfContoso = () =>
    simulator.world.state.relationships.filter(
      ({ customerTenantId }) => customerTenantId === '33333333-3333-4333-8333-000000000001',
    ).length;

  const waitingRequest = (): SimGdapRelationship => ({
    id: '5d027261-d21f-4aa9-b7db-7fa1f56fb163-11111111-1111-4111-8111-000000000003',
    accountId: 'europe',
    displayName: 'Contoso G-1001',
    duration: 'P365D',
    autoExtendDuration: 'PT0S',
    customerTenantId: '33333333-3333-4333-8333-000000000001',
    roleIds: ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b'],
    status: 'approvalPending',
    createdAt: '2026-11-01T00:00:00.000Z',
    modifiedAt: '2026-11-01T00:00:00.000Z',
    activatedAt: null,
    endsAt: null,
    dueAt: null,
    stepSeconds: 0,
    shownFrom: '2026-11-01T00:00:00.000Z',
    version: 1,
    requests: [],
    assignments: [],
    operations: [],
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`${theme}: sign in, accept by keyboard, see and remove the partner; no serious accessibility finding`, async () => {
      await open(theme);
      const findings: string[] = [];
      const look = async () => findings.push(...(await seriousFindings(page)));
      await page.goto('/');
      await look();
      await page.goto(invitation);
      await look();
      await page.getByRole('button', { name: /Megan Bowen/ }).press('Enter');
      await page.getByRole('heading', { name: 'Review the partner relationship' }).waitFor();
      await look();
      await page.getByRole('checkbox').press('Space');
      await page.getByRole('button', { name: 'Accept' }).press('Enter');
      await page.getByText('You have authorised').waitFor();
      assert.equal(partnersOfContoso(), 1);
      await look();
      await page.goto('/_/admin.microsoft.com/Adminportal/Home#/partners');
      await page.getByRole('heading', { name: 'Partner relationships' }).waitFor();
      await look();
      await page.getByText('Remove', { exact: true }).click();
      await page.getByRole('button', { name: /Remove this partner/ }).click();
      await page.getByText('has no partners').waitFor();
      assert.equal(partnersOfContoso(), 0);
      assert.deepEqual(findings, []);
      assert.deepEqual(complaints, []);
    });

    it(`${theme}: accept the customer agreement by keyboard; no serious accessibility finding`, async () => {
      await open(theme);
      await page.goto('/_/admin.microsoft.com/AdminPortal/Home?ref=/BillingAccounts/agreement');
      await page.getByRole('button', { name: /Camille Martin/ }).press('Enter');
      await page.getByRole('heading', { name: 'Microsoft Customer Agreement' }).waitFor();
      const findings = await seriousFindings(page);
      await page.getByRole('checkbox').press('Space');
      await page.getByRole('button', { name: 'Accept' }).press('Enter');
      await page.getByText('has accepted the agreement').waitFor();
      assert.deepEqual([...findings, ...(await seriousFindings(page))], []);
      assert.deepEqual(complaints, []);
    });

    it(`${theme}: an approval link leads through sign-in to the request; approved there, removed in the control panel`, async () => {
      await open(theme);
      simulator.world.change((state) => {
        state.switches.gdapActivationSeconds = 0;
        state.gdap.push(waitingRequest());
      });
      await page.goto(
        `/_/admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/${waitingRequest().id}`,
      );
      await page.getByRole('button', { name: /Megan Bowen/ }).press('Enter');
      await page.getByRole('heading', { name: 'Approve partner roles' }).waitFor();
      const findings = await seriousFindings(page);
      await page.getByRole('button', { name: 'Approve' }).press('Enter');
      await page.getByText('The partner has these roles.').waitFor();
      findings.push(...(await seriousFindings(page)));
      await page.getByRole('link', { name: 'See all partner relationships' }).click();
      await page.getByRole('button', { name: 'Remove roles' }).waitFor();
      findings.push(...(await seriousFindings(page)));
      await page.goto('/control');
      await page.getByRole('button', { name: /^Remove Contoso Ltd: Contoso G-1001/ }).click();
      await page.getByText('Contoso Ltd: Contoso G-1001, terminated').waitFor();
      assert.deepEqual([...findings, ...(await seriousFindings(page))], []);
      assert.deepEqual(complaints, []);
    });

    it(`${theme}: the control panel sets switches, moves the clock and shows the journal`, async () => {
      await open(theme);
      await page.goto('/control');
      await page
        .getByRole('cell', { name: 'reset' })
        .or(page.getByText('Adventure Works Limited'))
        .first()
        .waitFor();
      await page.getByLabel('Delivery').selectOption('dropped');
      await page.getByLabel('Slow', { exact: true }).fill('5');
      await page.keyboard.press('Tab');
      await page.getByRole('button', { name: '+1 day' }).click();
      await eventually(
        () => (simulator.world.state.clockOffsetMs === 86_400_000 ? true : undefined),
        'a day more',
      );
      await eventually(() => (simulator.world.state.switches.slowMs === 5 ? true : undefined), 'the switch');
      assert.equal(simulator.world.state.switches.webhooks, 'dropped');
      await page.getByLabel('Who').selectOption({ label: 'Megan Bowen (Global Administrator of Contoso)' });
      await page
        .getByLabel('Partner account')
        .selectOption({ label: 'Open Door Technology (Ireland) Limited (EUR)' });
      await page.getByRole('button', { name: 'Accept', exact: true }).click();
      await page.getByText('Accepted.', { exact: true }).waitFor();
      await page.getByRole('cell', { name: 'acceptance', exact: true }).first().waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      assert.deepEqual(complaints, []);
    });
  }
});
