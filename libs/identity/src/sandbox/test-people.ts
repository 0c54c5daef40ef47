import type { IdentityCountry } from '@attestory/domain';

/** Somebody who does not exist. What is absent, the schemes don't give. */
export interface TestPerson {
  /** The value of the form's field `person`; never changes. */
  readonly id: string;
  readonly country: IdentityCountry;
  /** How the form calls the person. */
  readonly label: string;
  readonly givenName?: string;
  readonly familyName?: string;
  /** iDIN's first letters of the given names, without points. */
  readonly initials?: string;
  readonly birthDate: string;
  /** The identity number as the country's schemes give it. */
  readonly number?: string;
  /** Denmark: the scheme gives no name. */
  readonly nameProtected?: true;
}

/**
 * Artificial numbers, with right check digits where a number has them, that nobody bears: Finland's individual numbers
 * 900–999 (kept for tests), Sweden's from the tax agency's published list of test numbers, Norway's synthetic ones (month
 * + 80), Danish serial numbers from 9990 on, as the health sector's national test numbers have, without modulus 11.
 */
export const testPeople: readonly TestPerson[] = [
  person('fi-aino', 'Aino', 'Esimerkki', '1990-01-01', '010190-961N'),
  person('fi-onni', 'Onni', 'Testinen', '2005-04-24', '240405A977H'),
  // A century sign of 2023: the same digits with another sign are another person.
  person('fi-helmi', 'Helmi Maria', 'Äyrämö-Testi', '1971-03-08', '080371Y932Y'),
  person('se-astrid', 'Astrid', 'Exempelsson', '1990-01-01', '199001012385'),
  person('se-nils', 'Nils', 'Testberg', '2000-02-29', '200002292399'),
  {
    ...person('se-omar', 'Omar', 'Provdal', '1914-01-08', '191401682396'),
    label: labelled('Omar Provdal', 'samordningsnummer'),
  },
  person('no-kari', 'Kari', 'Eksempel', '1990-08-17', '17889031018'),
  person('no-ola', 'Ola', 'Prøve', '1975-05-03', '03857521187'),
  { ...person('no-ines', 'Inés', 'Testvik', '1966-08-12', '52886631057'), label: labelled('Inés Testvik', 'D-number') },
  person('dk-freja', 'Freja', 'Eksempelsen', '1961-04-17', '1704619992'),
  person('dk-villads', 'Villads', 'Prøvegaard', '1985-06-03', '0306859991'),
  {
    id: 'dk-protected',
    country: 'DK',
    label: 'somebody with name protection: no name is given',
    birthDate: '1990-11-29',
    number: '2911909995',
    nameProtected: true,
  },
  {
    id: 'dk-without-cpr',
    country: 'DK',
    label: labelled('Maja Udland', 'without a CPR number'),
    givenName: 'Maja',
    familyName: 'Udland',
    birthDate: '1978-02-14',
  },
  { ...person('nl-vera', 'V', 'de Voorbeeld', '1975-07-25'), initials: 'VJ', label: 'VJ de Voorbeeld' },
  { ...person('nl-daan', 'D', 'Testman', '1988-12-31'), initials: 'D', label: 'D Testman' },
  { id: 'nl-initials', country: 'NL', label: 'AB, initials only', initials: 'AB', birthDate: '1999-10-02' },
];

function person(id: string, givenName: string, familyName: string, birthDate: string, number?: string): TestPerson {
  const country = id.slice(0, 2).toUpperCase() as IdentityCountry;
  const label = `${givenName} ${familyName}`;
  const name = country === 'NL' ? { familyName } : { givenName, familyName };
  return { id, country, label, ...name, birthDate, ...(number === undefined ? {} : { number }) };
}

function labelled(name: string, note: string): string {
  return `${name} (${note})`;
}
