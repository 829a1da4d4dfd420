// Copy to main.bicepparam and fill in. The password comes from the environment, so that it is in no file.
using 'main.bicep'

param name = 'concierge'
param registryName = 'opendoorregistry'
// The version that is to run. deploy.yml rolls out others: put the newest here before a deployment, or it goes back.
param imageName = 'csp-concierge:0.1.0'
param publicHost = 'concierge.opendoor.example'
// After the host name was bound: its certificate, or the next deployment takes the name away.
param certificateId = ''
param botAppId = '00000000-0000-0000-0000-000000000000'
param credentials = [
  { name: 'UNITED_STATES', clientId: '00000000-0000-0000-0000-000000000000' }
  { name: 'CANADA', clientId: '00000000-0000-0000-0000-000000000000' }
  { name: 'EUROPE', clientId: '00000000-0000-0000-0000-000000000000' }
  { name: 'AUSTRALIA', clientId: '00000000-0000-0000-0000-000000000000' }
]
// Everything else of .env.example that is no secret.
param moreSettings = {
  LOG_LEVEL: 'info'
  CONCIERGE_TIME_ZONE: 'Europe/Dublin'
  CONCIERGE_REMINDER_DAYS: '2,5,10'
  CONCIERGE_KEEP_DAYS: '730'
  CONCIERGE_EVIDENCE_YEARS: '10'
}
param databasePassword = readEnvironmentVariable('DATABASE_PASSWORD')
