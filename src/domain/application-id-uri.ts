/**
 * The Application ID URI under which people are signed in silently, in the form for an app that is bot and tab at once
 * (Teams contract 7.4): `api://concierge.opendoor.example/botid-…`. One text in four places: the app registration
 * ("Expose an API"), the OAuth connection's token exchange URL, the manifest's `webApplicationInfo.resource`, and the
 * audience of the tokens that the tab sends.
 */
export const applicationIdUri = (publicUrl: string, appId: string): string =>
  `api://${new URL(publicUrl).host}/botid-${appId}`;
