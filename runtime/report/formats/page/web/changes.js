// Makes newer data of older data and what changed, as JsonChange.cpp writes it.

/** Returns the newer value. The older one is changed and must not be used any more. */
export function withChange(value, change) {
  if ("is" in change) return change.is;
  if ("of" in change) {
    for (const [name, each] of Object.entries(change.of)) value[name] = withChange(value[name], each);
    return value;
  }
  let place = 0;
  change.at.forEach((distance, i) => {
    place += distance;
    value[place] = change.to[i];
  });
  return value;
}
