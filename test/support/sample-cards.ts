/** Cards of the kind the bot sends, for trying the simulated Teams without the bot. */
export const allowanceCard = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    {
      type: 'TextBlock',
      style: 'heading',
      size: 'Large',
      weight: 'Bolder',
      text: 'What this allows',
      wrap: true,
    },
    {
      type: 'TextBlock',
      wrap: true,
      text: '**Northwind IT** asks whether **Open Door Technology (Ireland) Limited** may buy and manage Microsoft licences for **Contoso**.',
    },
    {
      type: 'Container',
      style: 'good',
      items: [
        { type: 'TextBlock', wrap: true, color: 'Good', weight: 'Bolder', text: 'It may' },
        {
          type: 'TextBlock',
          wrap: true,
          text: '- order, change and renew licences\n- see your licence and billing data',
        },
      ],
    },
    {
      type: 'Container',
      style: 'attention',
      items: [
        { type: 'TextBlock', wrap: true, color: 'Attention', weight: 'Bolder', text: 'It may not' },
        { type: 'TextBlock', wrap: true, text: '- read mail, files or chats\n- act as one of your users' },
      ],
    },
    {
      type: 'FactSet',
      facts: [
        { title: 'Region', value: 'Europe (EUR)' },
        { title: 'Partner account', value: 'Open Door Technology (Ireland) Limited' },
      ],
    },
    {
      type: 'TextBlock',
      wrap: true,
      isSubtle: true,
      text: 'You can remove it any time in the [admin center](https://admin.microsoft.com/#/partners).',
    },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Start', verb: 'start', style: 'positive', data: { stamp: 'a1' } },
    {
      type: 'Action.OpenUrl',
      title: 'Open the admin center',
      url: 'https://admin.microsoft.com/Adminportal/Home',
    },
    { type: 'Action.Execute', title: 'Not now', verb: 'later' },
  ],
};

export const reasonCard = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    {
      type: 'TextBlock',
      style: 'heading',
      size: 'Large',
      weight: 'Bolder',
      text: 'Another region?',
      wrap: true,
    },
    {
      type: 'Input.ChoiceSet',
      id: 'region',
      label: 'Region',
      value: 'europe',
      choices: [
        { title: 'Europe (EUR)', value: 'europe' },
        { title: 'Canada (CAD)', value: 'canada' },
      ],
    },
    {
      type: 'Input.Text',
      id: 'reason',
      label: 'Reason',
      isRequired: true,
      errorMessage: 'Say why in a few words.',
      isMultiline: true,
    },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Change region', verb: 'change', style: 'positive' },
    { type: 'Action.Execute', title: 'Keep', verb: 'keep', associatedInputs: 'none' },
  ],
};
