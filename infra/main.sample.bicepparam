// Copy to main.bicepparam and fill in. The password comes from the environment, so that it is in no file.
using 'main.bicep'

param name = 'concierge'
param registryName = 'opendoorregistry'
param imageName = 'csp-concierge:0.1.0'
param publicHost = 'concierge.opendoor.example'
param botAppId = '00000000-0000-0000-0000-000000000000'
param credentials = [
  { name: 'UNITED_STATES', clientId: '00000000-0000-0000-0000-000000000000' }
  { name: 'CANADA', clientId: '00000000-0000-0000-0000-000000000000' }
  { name: 'EUROPE', clientId: '00000000-0000-0000-0000-000000000000' }
  { name: 'AUSTRALIA', clientId: '00000000-0000-0000-0000-000000000000' }
]
param databasePassword = readEnvironmentVariable('DATABASE_PASSWORD')
