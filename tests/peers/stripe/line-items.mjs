// Line items of a Checkout Session, priced on the spot (`price_data`): the sandbox keeps no catalogue.

import { invalid } from './errors.mjs';
import { newId } from './ids.mjs';
import { currency, integer, text } from './params.mjs';

/** Turns one entry of `line_items` into the object the API returns. */
export function lineItem(item, index) {
  const at = `line_items[${index}]`;
  if (typeof item !== 'object') throw invalid('Invalid object', at);
  if (item.price !== undefined) throw invalid(`No such price: '${item.price}'`, `${at}[price]`, 'resource_missing');
  const { price_data: price, quantity, ...others } = item;
  const unknown = Object.keys(others)[0];
  if (unknown) throw invalid(`Received unknown parameter: ${at}[${unknown}]`, `${at}[${unknown}]`, 'parameter_unknown');
  if (typeof price !== 'object') throw invalid('You must provide one of `price` or `price_data` for each line item.', at);
  const count = integer(quantity ?? '1', `${at}[quantity]`, { min: 1, max: 999_999 });
  const unit = integer(price.unit_amount, `${at}[price_data][unit_amount]`);
  const code = currency(price.currency, `${at}[price_data][currency]`);
  const name = text(price.product_data?.name, `${at}[price_data][product_data][name]`);
  return {
    id: newId('li'), object: 'item',
    amount_discount: 0, amount_subtotal: unit * count, amount_tax: 0, amount_total: unit * count,
    currency: code, description: name, quantity: count,
    price: { id: newId('price'), object: 'price', active: false, currency: code, type: 'one_time', unit_amount: unit },
    detail: price.product_data.description ?? null,
  };
}
