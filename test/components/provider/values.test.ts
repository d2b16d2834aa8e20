// Secret marks come off and go back on; nothing that was secret is ever left bare.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Properties, UNKNOWN, unwrap, wrap } from "../../../components/provider/values.ts";

/** As the engine sends a secret (SDK: runtime/rpc.js). */
const secret = (value: unknown) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });

test("a secret is found at any depth, and its whole property is secret", () => {
  const { values, secret: marked } = unwrap({ device: "opd-010", secrets: { a: secret("x"), b: [secret({ c: 1 })] } });
  expect(values).toEqual({ device: "opd-010", secrets: { a: "x", b: [{ c: 1 }] } });
  expect([...marked]).toEqual(["secrets"]);
});

test("what is not known yet stays the sentinel, also inside a secret", () => {
  expect(unwrap({ secrets: secret(UNKNOWN) }).values).toEqual({ secrets: UNKNOWN });
});

test("undefined is dropped at any depth: the wire has no word for it", () => {
  expect(wrap({ a: undefined, b: { c: undefined, d: [undefined, 1] } }, new Set())).toEqual({ b: { d: [undefined, 1] } });
});

test("law: taking the marks off and putting them back keeps every value and every mark", () => {
  const properties = fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), fc.jsonValue({ maxDepth: 2 }));
  fc.assert(
    fc.property(properties, fc.infiniteStream(fc.boolean()), (values, coins) => {
      const marked = new Set(Object.keys(values).filter(() => coins.next().value));
      const { values: back, secret: found } = unwrap(wrap(values as Properties, marked));
      expect(back).toEqual(values);
      expect([...found].sort()).toEqual([...marked].sort());
    }),
  );
});
