/** A new version of a document: what is new for those who have signed an earlier one. */
export default {
  signedBefore: "You signed version {{version}} on {{date}}. That signature still holds for that version.",
  version: "New in version {{version}}",
  none: "The wording is the same.",
  changes_one: "One change since version {{version}}",
  changes_other: "{{count}} changes since version {{version}}",
  what: {
    title: "The title",
    intro: "The introduction",
    chapter: "Chapter {{number}}, the heading",
    clause: "Clause {{number}}",
  },
  is: { added: "New", changed: "Changed", removed: "Removed" },
} as const;
