// Test cards, and what the bank says to each.

// Pays, and its holder's bank disputes it at once.
const DISPUTED = '4000000000000259';
const PAYS = [DISPUTED, '4242424242424242', '4000056655665556', '5555555555554444', '378282246310005', '2223003122003222'];

const declined = (code, message, decline) => ({ code, message, decline_code: decline ?? code });

const DECLINES = {
  4000000000000002: declined('card_declined', 'Your card was declined.', 'generic_decline'),
  4000000000009995: declined('card_declined', 'Your card has insufficient funds. Try a different card.', 'insufficient_funds'),
  4000000000009987: declined('card_declined', 'Your card was declined.', 'lost_card'),
  4000000000000069: declined('expired_card', 'Your card has expired. Try a different card.'),
  4000000000000127: declined('incorrect_cvc', "Your card's security code is incorrect."),
  4000000000000119: declined('processing_error', 'An error occurred while processing your card. Try again in a little bit.'),
};

const NOT_A_TEST_CARD = declined('card_declined', 'Your card was declined. This is a sandbox: it takes test cards only.', 'test_mode_live_card');

/** What the buyer typed, without the blanks and dashes people put in. */
export const digitsOf = (card) => String(card ?? '').replace(/[\s-]/g, '');

const passesLuhn = (digits) => {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = index % 2 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};

/**
 * Faults a person can correct before any bank is asked, keyed by field.
 * @param {{card?: string, exp?: string, cvc?: string}} form
 * @param {Date} today
 */
export function faultsIn(form, today) {
  const faults = {};
  const digits = digitsOf(form.card);
  if (digits === '') faults.card = 'Enter your card number.';
  else if (!/^\d{12,19}$/.test(digits) || !passesLuhn(digits)) faults.card = 'Your card number is not valid.';
  const [, month, year] = /^\s*(\d{1,2})\s*\/\s*(?:20)?(\d{2})\s*$/.exec(form.exp ?? '') ?? [];
  if (month === undefined || Number(month) < 1 || Number(month) > 12) faults.exp = 'Enter the expiry date as month / year, such as 12 / 34.';
  else if (new Date(Date.UTC(2000 + Number(year), Number(month))) <= today) faults.exp = "Your card's expiry date is in the past.";
  if (!/^\s*\d{3,4}\s*$/.test(form.cvc ?? '')) faults.cvc = 'Enter the 3 or 4 digit security code.';
  return faults;
}

/** Why the bank refuses this card, or null when it pays. */
export function refusalOf(card) {
  const digits = digitsOf(card);
  return PAYS.includes(digits) ? null : (DECLINES[digits] ?? NOT_A_TEST_CARD);
}

/** Whether a bank takes the money of this card back. */
export const isDisputed = (card) => digitsOf(card) === DISPUTED;

/** The refusal given when a decline is asked for, whatever the card. */
export const GENERIC_DECLINE = DECLINES[4000000000000002];

/** Brand and last digits, all that is kept of a card. */
export function describe(card) {
  const digits = digitsOf(card);
  const brands = { 3: 'amex', 4: 'visa' };
  return { brand: brands[digits[0]] ?? 'mastercard', last4: digits.slice(-4), funding: 'credit', country: 'US' };
}
