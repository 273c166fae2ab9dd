// ISO 3166-1 alpha-2; the names come from the browser, in the language of the page.
const codes =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';
const languages = 'ar cs da de el en es fi fr he hi hu id it ja ko nb nl pl pt ro ru sv th tr uk vi zh';

type Named = { code: string; name: string };

const named = (list: readonly string[], type: Intl.DisplayNamesType, locale: string): Named[] => {
  const names = new Intl.DisplayNames([locale], { type });
  return list
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
};

/** Countries by name. */
export const countries = (locale: string): Named[] => named(codes.split(' '), 'region', locale);

/** Languages an event is likely to be held in. */
export const spokenLanguages = (locale: string): Named[] => named(languages.split(' '), 'language', locale);

/** Currencies by name; historic ones are left to the browser, which knows them as well. */
export const currencies = (locale: string): Named[] => named(Intl.supportedValuesOf('currency'), 'currency', locale);
