import { words } from '../../src/dialogs/reseller/text.ts';
import { words as deskWords } from '../../src/dialogs/reseller-desk/text.ts';
import { eventually } from '../support/eventually.ts';
import { textsOf } from '../support/rehearsal.ts';
import { botMessages, cardWith } from './support/journeys.ts';
import { person } from './support/people.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

const en = words('en');
const de = words('de');
const desk = deskWords('en');
const { nina, oscar, leo, cora } = person;

/** Registering by chat, with the simulated Partner Center behind it. */
describe('resellers through the edge', function () {
  const house = useRehearsal();

  const saw = (userId: string, what: RegExp) =>
    eventually(
      async () => (await botMessages(house(), userId)).find((one) => what.test(textsOf(one))),
      `${userId} reads ${what.source}`,
    );

  it('known from the provider file: people have their roles at the first word', async () => {
    await house().say(nina, 'my company');
    await saw(nina, /Northwind IT Ltd[^]*Confirmed: you may order/);
    await house().say(oscar, 'people');
    await saw(oscar, /Nina Roth – seller[^]*Oscar Ward – owner/);
  });

  it('a colleague: asks, is admitted on the owner’s card, and has the role', async () => {
    await house().say(leo, 'hallo');
    await cardWith(house(), leo, de.join.ask);
    await house().press(leo, de.join.ask);
    await cardWith(house(), oscar, en.people.admitSeller);
    await house().press(oscar, en.people.admitSeller);
    await saw(leo, /aufgenommen/);
    await house().say(leo, 'meine firma');
    await saw(leo, /Leo Brandt – Verkäufer/);
  });

  it('registered without papers: not confirmed; once the agreement is signed it is, and the registrant may order', async () => {
    await house().say(person.priya, 'hello');
    await house().say(cora, 'registrieren');
    await cardWith(house(), cora, de.register.check);
    await house().press(cora, de.register.check, {
      company: 'Coho IT GmbH',
      country: 'Deutschland',
      partnerId: '4711983',
      domain: 'cohoit.de',
      ownDomain: '',
    });
    await cardWith(house(), cora, de.confirm.register);
    await house().press(cora, de.confirm.register);
    await saw(cora, /hat den Partnervertrag von Microsoft noch nicht angenommen/);
    await cardWith(house(), person.priya, desk.card.check);
    house().simulator.world.change(({ resellers }) => {
      for (const reseller of resellers) if (reseller.name === 'Coho IT GmbH') reseller.mpaSigned = true;
    });
    await house().press(person.priya, desk.card.check);
    await cardWith(house(), person.priya, desk.card.confirm);
    await house().press(person.priya, desk.card.confirm);
    await saw(cora, /\*\*Coho IT GmbH\*\* ist bestätigt/);
    await house().say(cora, 'meine leute');
    await saw(cora, /Cora Beck – Verkäufer, Inhaber/);
  });

  it('a partner id of another region: said before anything is sent', async () => {
    await house().say(person.megan, 'register');
    await cardWith(house(), person.megan, en.register.check);
    await house().press(person.megan, en.register.check, {
      company: 'Contoso Ltd',
      country: 'Ireland',
      partnerId: '4711984',
      domain: 'contoso.com',
      ownDomain: '',
    });
    await saw(person.megan, /belongs to another region than our account[^]*No reseller relationship/);
  });
});
