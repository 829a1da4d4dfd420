/** People of the sample world, by their Entra object ids. */
export const person = {
  priya: '22222222-2222-4222-8222-000000000001',
  sam: '22222222-2222-4222-8222-000000000002',
  alex: '55555555-5555-4555-8555-000000000011',
  megan: '55555555-5555-4555-8555-000000000012',
  jonas: '55555555-5555-4555-8555-000000000021',
  katrin: '55555555-5555-4555-8555-000000000022',
  diego: '55555555-5555-4555-8555-000000000042',
  isaiah: '55555555-5555-4555-8555-000000000032',
  nestor: '55555555-5555-4555-8555-000000000052',
} as const;

export const tenant = {
  home: '11111111-1111-4111-8111-000000000003',
  contoso: '33333333-3333-4333-8333-000000000001',
  fabrikam: '33333333-3333-4333-8333-000000000002',
} as const;

export const licensingDesk = '19:licensing-desk@thread.tacv2';
export const botAppId = '0c5f1c9e-4a54-4d0c-9a0e-1f6a3c2b7d10';
export const teamsServiceUrl = 'https://smba.trafficmanager.net/emea/';
