import { isObject, nodesOf, textOf, type CardNode } from './card-nodes.ts';

/** The house's own rules: what schema and library let pass although Teams or a person would stumble over it. */
export function brokenRules(card: unknown): string[] {
  const nodes = [...nodesOf(card)];
  return [
    ...wholeCard(card, nodes),
    ...nodes.flatMap((node) => (rules[kindOf(node)]?.(node) ?? []).map((fault) => `${node.path}: ${fault}`)),
    ...nodes.flatMap(colourAlone),
  ];
}

const maxBytes = 28 * 1024;

function wholeCard(card: unknown, nodes: readonly CardNode[]): string[] {
  const faults: string[] = [];
  const bytes = Buffer.byteLength(JSON.stringify(card));
  if (bytes > maxBytes) faults.push(`card: has ${bytes} bytes; ${maxBytes} are allowed`);
  const root = nodes[0];
  if (root?.type !== 'AdaptiveCard') faults.push('card: is not an AdaptiveCard');
  if (root?.value['version'] !== '1.5') faults.push('card: must declare version 1.5');
  const firstText = nodes.find((node) => node.type === 'TextBlock');
  if (!firstText) faults.push('card: has no TextBlock');
  else if (firstText.value['style'] !== 'heading')
    faults.push(`${firstText.path}: the first text must be a heading`);
  return faults;
}

const kindOf = ({ type, path }: CardNode): string => {
  if (path === 'refresh') return 'refresh';
  if (type?.startsWith('Action.')) return 'action';
  return type?.startsWith('Input.') ? 'input' : (type ?? '');
};

const rules: Readonly<Record<string, (node: CardNode) => string[]>> = {
  TextBlock: ({ value }) => [
    ...(textOf(value['text']) ? [] : ['TextBlock without text']),
    ...(value['wrap'] === true ? [] : ['TextBlock that does not wrap']),
  ],
  TextRun: ({ value }) => (textOf(value['text']) ? [] : ['TextRun without text']),
  Image: ({ value }) => [
    ...(textOf(value['url']) ? [] : ['Image without url']),
    ...(textOf(value['altText']) ? [] : ['Image without altText']),
  ],
  FactSet: ({ value }) =>
    Array.isArray(value['facts']) && value['facts'].every(isWholeFact)
      ? []
      : ['a fact lacks its title or value'],
  ActionSet: ({ value }) =>
    Array.isArray(value['actions']) ? tooMany(value['actions']) : ['without actions'],
  AdaptiveCard: ({ value }) => (Array.isArray(value['actions']) ? tooMany(value['actions']) : []),
  Badge: ({ value }) => (textOf(value['text']) ? [] : ['Badge without text']),
  input: inputFaults,
  action: actionFaults,
  refresh: ({ value }) => {
    const ids = value['userIds'];
    const action = value['action'];
    return [
      ...(isObject(action) && action['type'] === 'Action.Execute' ? [] : ['refresh needs an Action.Execute']),
      ...(ids === undefined || (Array.isArray(ids) && ids.length <= 60) ? [] : ['at most 60 userIds']),
    ];
  },
};

const isWholeFact = (fact: unknown): boolean =>
  isObject(fact) && textOf(fact['title']) !== undefined && textOf(fact['value']) !== undefined;

/** Teams hides the others. */
export const maxActionsInTeams = 6;

const tooMany = (actions: readonly unknown[]): string[] =>
  actions.length > maxActionsInTeams ? [`${actions.length} actions; Teams shows ${maxActionsInTeams}`] : [];

function inputFaults({ type, value }: CardNode): string[] {
  if (type === 'Input.Choice') return [];
  const checked = ['isRequired', 'regex', 'min', 'max'].some(
    (name) => value[name] !== undefined && value[name] !== false,
  );
  return [
    ...(textOf(value['id']) ? [] : [`${type} without id`]),
    ...(textOf(value['label']) ? [] : [`${type} without label`]),
    ...(checked && !textOf(value['errorMessage']) ? [`${type} can be refused but has no errorMessage`] : []),
    ...(type === 'Input.Text' && !(Number(value['maxLength']) > 0) ? ['Input.Text without maxLength'] : []),
    ...(type === 'Input.Toggle' && !textOf(value['title']) ? ['Input.Toggle without title'] : []),
  ];
}

function actionFaults({ type, value, path }: CardNode): string[] {
  const automatic = path === 'refresh.action';
  const url = typeof value['url'] === 'string' ? URL.parse(value['url']) : null;
  return [
    ...(automatic || textOf(value['title']) ? [] : [`${type} without title`]),
    ...(type === 'Action.Execute' && !textOf(value['verb']) ? ['Action.Execute without verb'] : []),
    ...(type === 'Action.OpenUrl' && !['https:', 'mailto:'].includes(url?.protocol ?? '')
      ? ['Action.OpenUrl without an https url']
      : []),
  ];
}

const stateColours = new Set(['good', 'warning', 'attention']);
const wordless = /^[\s●•■▪○☐◆◉⬤–—-]*$/u;

/** A state must be readable without seeing its colour: coloured text and boxes carry a word or a sign of their own. */
function colourAlone({ path, type, value }: CardNode): string[] {
  const has = (name: string) => stateColours.has(String(value[name]).toLowerCase());
  if ((type === 'TextBlock' || type === 'TextRun') && has('color')) {
    return wordless.test(textOf(value['text']) ?? '') ? [`${path}: colour is all that tells the state`] : [];
  }
  const isBox = ['Container', 'ColumnSet', 'Column', 'TableCell', 'TableRow', 'Table'].includes(type ?? '');
  if (!isBox || !has('style')) return [];
  const texts = [...nodesOf(value)].map((node) => textOf(node.value['text']) ?? '');
  return texts.every((text) => wordless.test(text)) ? [`${path}: colour is all that tells the state`] : [];
}
