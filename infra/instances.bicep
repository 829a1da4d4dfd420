// The service on Container Apps: several instances, a collector beside each, secrets read from the vault by its identity.
param name string
param location string
param image string
param registryServer string
param identityId string
param identityClientId string
param botSignsInBy string
param vaultUri string
param subnetId string
param workspaceId string
@secure()
param workspaceKey string
@secure()
param insightsConnection string
param publicHost string
param certificateId string
param botAppId string
param botTenantId string
param oauthConnection string
param credentials array
param mailFrom string
param mailSender string
param hasPreviousEncryptionKey bool
param moreSettings object
param minInstances int
param maxInstances int
param collectorImage string

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: name
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: { customerId: workspaceId, sharedKey: workspaceKey }
    }
    vnetConfiguration: { infrastructureSubnetId: subnetId, internal: false }
    workloadProfiles: [
      { name: 'Consumption', workloadProfileType: 'Consumption' }
    ]
  }
}

// Named here and set in the vault by hand, see docs/deployment.md; the provider file and the certificate become files.
var byCertificate = botSignsInBy == 'certificate'
var plainSecrets = union(
  ['database-url', 'encryption-key', 'provider-file'],
  byCertificate ? ['bot-certificate'] : [],
  empty(mailFrom) ? [] : ['smtp-url'],
  hasPreviousEncryptionKey ? ['encryption-key-previous'] : []
)
var certificateSettings = [{ name: 'CONCIERGE_BOT_CERTIFICATE_FILE', value: '/run/config/bot.pem' }]
var identitySettings = [{ name: 'CONCIERGE_BOT_IDENTITY', value: identityClientId }]
var botSettings = byCertificate ? certificateSettings : identitySettings
var credentialSecrets = flatten(map(credentials, one => [
  'credential-${toLower(replace(one.name, '_', '-'))}-secret'
  'credential-${toLower(replace(one.name, '_', '-'))}-refresh-token'
]))
var credentialSettings = flatten(map(credentials, one => [
  { name: 'CONCIERGE_CREDENTIAL_${one.name}_CLIENT_ID', value: one.clientId }
  {
    name: 'CONCIERGE_CREDENTIAL_${one.name}_CLIENT_SECRET'
    secretRef: 'credential-${toLower(replace(one.name, '_', '-'))}-secret'
  }
  {
    name: 'CONCIERGE_CREDENTIAL_${one.name}_REFRESH_TOKEN'
    secretRef: 'credential-${toLower(replace(one.name, '_', '-'))}-refresh-token'
  }
]))
var mailSettings = union(
  empty(mailFrom) ? [] : [
    { name: 'CONCIERGE_SMTP_URL', secretRef: 'smtp-url' }
    { name: 'CONCIERGE_MAIL_FROM', value: mailFrom }
  ],
  empty(mailSender) ? [] : [{ name: 'CONCIERGE_MAIL_SENDER', value: mailSender }]
)
var keySettings = hasPreviousEncryptionKey ? [
  { name: 'CONCIERGE_ENCRYPTION_KEY_PREVIOUS', secretRef: 'encryption-key-previous' }
] : []
var otherSettings = map(items(moreSettings), one => { name: one.key, value: string(one.value) })
var oauthSettings = empty(oauthConnection) ? [] : [{ name: 'CONCIERGE_OAUTH_CONNECTION', value: oauthConnection }]

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: 3978
        transport: 'http'
        allowInsecure: false
        // Whatever is bound and not named here is taken away by the next deployment.
        customDomains: empty(certificateId) ? [] : [
          { name: publicHost, certificateId: certificateId, bindingType: 'SniEnabled' }
        ]
      }
      registries: [
        { server: registryServer, identity: identityId }
      ]
      secrets: concat(
        map(concat(plainSecrets, credentialSecrets), secret => {
          name: secret
          keyVaultUrl: '${vaultUri}secrets/${secret}'
          identity: identityId
        }),
        [
          { name: 'insights-connection', value: insightsConnection }
          { name: 'collector-settings', value: loadTextContent('collector.yaml') }
        ]
      )
    }
    template: {
      // Longer than an instance goes on answering and finishes what it has begun.
      terminationGracePeriodSeconds: 60
      scale: {
        minReplicas: minInstances
        maxReplicas: maxInstances
        rules: [
          { name: 'requests', http: { metadata: { concurrentRequests: '50' } } }
        ]
      }
      containers: [
        {
          name: 'concierge'
          image: image
          resources: { cpu: json('1.0'), memory: '2Gi' }
          env: concat(
            [
              { name: 'PORT', value: '3978' }
              { name: 'HOST', value: '0.0.0.0' }
              { name: 'CONCIERGE_PUBLIC_URL', value: 'https://${publicHost}' }
              { name: 'CONCIERGE_PROVIDER_FILE', value: '/run/config/provider.json' }
              { name: 'CONCIERGE_BOT_APP_ID', value: botAppId }
              { name: 'CONCIERGE_BOT_TENANT_ID', value: botTenantId }
              { name: 'CONCIERGE_ENCRYPTION_KEY', secretRef: 'encryption-key' }
              { name: 'DATABASE_URL', secretRef: 'database-url' }
              { name: 'CONCIERGE_OPERATIONS_PORT', value: '9464' }
              { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://127.0.0.1:4318' }
            ],
            botSettings,
            oauthSettings,
            credentialSettings,
            mailSettings,
            keySettings,
            otherSettings
          )
          volumeMounts: [
            { volumeName: 'config', mountPath: '/run/config' }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/healthz', port: 3978 }
              periodSeconds: 2
              failureThreshold: 60
            }
            {
              type: 'Liveness'
              httpGet: { path: '/healthz', port: 3978 }
              periodSeconds: 10
              failureThreshold: 6
            }
            {
              type: 'Readiness'
              httpGet: { path: '/readyz', port: 3978 }
              periodSeconds: 3
              timeoutSeconds: 3
              failureThreshold: 1
            }
          ]
        }
        {
          name: 'collector'
          image: collectorImage
          args: ['--config=/etc/collector/collector.yaml']
          resources: { cpu: json('0.25'), memory: '0.5Gi' }
          env: [
            { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', secretRef: 'insights-connection' }
          ]
          volumeMounts: [
            { volumeName: 'collector', mountPath: '/etc/collector' }
          ]
        }
      ]
      volumes: [
        {
          name: 'config'
          storageType: 'Secret'
          secrets: union(
            [{ secretRef: 'provider-file', path: 'provider.json' }],
            byCertificate ? [{ secretRef: 'bot-certificate', path: 'bot.pem' }] : []
          )
        }
        {
          name: 'collector'
          storageType: 'Secret'
          secrets: [
            { secretRef: 'collector-settings', path: 'collector.yaml' }
          ]
        }
      ]
    }
  }
}

output address string = app.properties.configuration.ingress.fqdn
