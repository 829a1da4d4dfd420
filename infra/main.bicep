// Everything CSP Concierge needs in one resource group: registration of the bot, instances, database, vault, watching.
// Two rounds: the first makes the vault (`deployInstances=false`), then the secrets are set, then the second makes the rest.
targetScope = 'resourceGroup'

@description('Short name, lower-case letters and digits; resources are named after it.')
@minLength(3)
@maxLength(14)
param name string = 'concierge'

param location string = resourceGroup().location

@description('False in the first round, before the vault holds the secrets.')
param deployInstances bool = true

@description('Registry the image is pulled from, in this resource group; without its domain.')
param registryName string

@description('Name and tag of the image in that registry.')
param imageName string = 'csp-concierge:latest'

@description('OpenTelemetry collector (contrib), pinned.')
param collectorImage string = 'otel/opentelemetry-collector-contrib:0.140.0'

@description('Host name customers and Microsoft reach the service at; of a certificate bound to the app, or its own.')
param publicHost string

@description('Resource id of the certificate bound to publicHost (az containerapp env certificate list). Empty until it is bound; afterwards the domain is lost without it.')
param certificateId string = ''

@description('Application (client) id of the bot.')
param botAppId string

@description('Tenant of that registration: the home tenant of the provider.')
param botTenantId string = tenant().tenantId

@description('What people read in Teams.')
param botDisplayName string = 'CSP Concierge'

@description('How the bot signs in: by the certificate in the vault, or as the managed identity, which its registration then has to trust.')
@allowed(['certificate', 'identity'])
param botSignsInBy string = 'certificate'

@description('OAuth connection of the Azure Bot for signing users in; empty for none.')
param oauthConnection string = 'entra'

@description('One { name, clientId } for each credential the provider file names, the name as in its settings: EUROPE.')
param credentials array

@description('Whom mails come from, with a mail server; its address is the secret smtp-url. Empty for none.')
param mailFrom string = ''

@description('Instead: the mailbox that sends by Microsoft Graph. Empty for none.')
param mailSender string = ''

@description('True while the encryption key is changed: the vault holds the other key as encryption-key-previous.')
param hasPreviousEncryptionKey bool = false

@description('Settings without a secret that have no parameter of their own, as in .env.example: { CONCIERGE_KEEP_DAYS: \'365\' }.')
param moreSettings object = {}

@description('Password of the database. It goes into the vault.')
@secure()
param databasePassword string
param databaseSku string = 'Standard_D2ds_v5'
param databaseStorageGb int = 64
@minValue(7)
@maxValue(35)
param databaseBackupDays int = 14
param databaseZoneRedundant bool = true

@minValue(2)
param minInstances int = 2
param maxInstances int = 6

var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
  }
}

resource readsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: registryName
}

resource pullsImages 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, acrPull)
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
  }
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  kind: 'web'
  properties: { Application_Type: 'web', WorkspaceResourceId: workspace.id }
}

module network 'network.bicep' = {
  name: 'network'
  params: { name: name, location: location }
}

module database 'database.bicep' = {
  name: 'database'
  params: {
    name: '${name}-${uniqueString(resourceGroup().id)}'
    location: location
    subnetId: network.outputs.databaseSubnetId
    zoneId: network.outputs.databaseZoneId
    vaultName: vault.name
    password: databasePassword
    sku: databaseSku
    storageGb: databaseStorageGb
    backupDays: databaseBackupDays
    zoneRedundant: databaseZoneRedundant
  }
}

module instances 'instances.bicep' = if (deployInstances) {
  name: 'instances'
  dependsOn: [database, readsSecrets, pullsImages]
  params: {
    name: name
    location: location
    image: '${registry.properties.loginServer}/${imageName}'
    registryServer: registry.properties.loginServer
    identityId: identity.id
    identityClientId: identity.properties.clientId
    botSignsInBy: botSignsInBy
    vaultUri: vault.properties.vaultUri
    subnetId: network.outputs.instancesSubnetId
    workspaceId: workspace.properties.customerId
    workspaceKey: workspace.listKeys().primarySharedKey
    insightsConnection: insights.properties.ConnectionString
    publicHost: publicHost
    certificateId: certificateId
    botAppId: botAppId
    botTenantId: botTenantId
    oauthConnection: oauthConnection
    credentials: credentials
    mailFrom: mailFrom
    mailSender: mailSender
    hasPreviousEncryptionKey: hasPreviousEncryptionKey
    moreSettings: moreSettings
    minInstances: minInstances
    maxInstances: maxInstances
    collectorImage: collectorImage
  }
}

module bot 'bot.bicep' = {
  name: 'bot'
  params: {
    name: name
    displayName: botDisplayName
    appId: botAppId
    tenantId: botTenantId
    endpoint: 'https://${publicHost}/api/messages'
  }
}

// What a federated credential of the bot's registration names as its subject.
output identityPrincipalId string = identity.properties.principalId
output vaultName string = vault.name
output vaultId string = vault.id
output address string = deployInstances ? instances!.outputs.address : ''
