/** What narrows the list: the fields to choose in, and what is chosen now, each to be taken away. */
import { Link } from "@remix-run/react";
import { criticalities, riskLevels, supplierStatuses, trackingParts } from "db/schema/words";

import { FilterCheckbox, FilterForm, FilterSearch, FilterSelect } from "~/components/filter-form";
import { useReader } from "~/components/reader";
import { countryName } from "~/features/countries/countries";
import { useTranslation } from "~/i18n/use-translation";
import { addressOf, chosenFilters, type FilterName, filterNames, type ListView, without, withoutFilter } from "./view";

export type ListChoices = {
  countries: string[];
  categories: string[];
  members: { id: string; name: string; hasLeft: boolean }[];
};

export function ListFilters({ view, choices }: { view: ListView; choices: ListChoices }) {
  const { t } = useTranslation(["suppliers", "tracking"]);
  const { language } = useReader();
  const words = useFilterWords(choices);
  const options = (name: FilterName, values: readonly string[]) =>
    values.map((value) => ({ value, label: words(name, value) }));
  const byName = choices.countries
    .map((value) => ({ value, label: countryName(value, language) }))
    .sort((one, other) => one.label.localeCompare(other.label, language));
  return (
    <FilterForm
      fields={filterNames.filter((name) => name !== "import" && name !== "renew")}
      always={<FilterSearch name="search" label={t("search")} />}
      chosenNow={<ChosenNow view={view} words={words} />}
    >
      <FilterSelect
        name="status"
        label={t("filter.status")}
        all={t("filter.active")}
        options={options("status", [...supplierStatuses, "any"])}
      />
      <FilterSelect
        name="country"
        label={t("filter.country")}
        options={[...byName, ...options("country", [without])]}
      />
      <FilterSelect name="risk" label={t("filter.risk")} options={options("risk", riskLevels)} />
      <FilterSelect
        name="criticality"
        label={t("filter.criticality")}
        options={options("criticality", [...criticalities, without])}
      />
      <FilterSelect name="category" label={t("filter.category")} options={options("category", choices.categories)} />
      <FilterSelect
        name="owner"
        label={t("filter.owner")}
        options={options("owner", [...choices.members.map(({ id }) => id), without])}
      />
      <FilterSelect name="signature" label={t("filter.signature")} options={options("signature", trackingParts)} />
      <FilterCheckbox name="call" value="today" label={t("filter.call")} />
      <FilterCheckbox name="overdue" value="yes" label={t("filter.overdue")} />
    </FilterForm>
  );
}

/** What a filter's value is called on screen. */
function useFilterWords({ members }: ListChoices) {
  const { t } = useTranslation(["suppliers", "tracking"]);
  const { language } = useReader();
  return (name: FilterName, value: string): string => {
    switch (name) {
      case "status":
        return value === "any" ? t("filter.any") : t(`statuses.${value as "approved"}`);
      case "country":
        return value === without ? t("filter.noCountry") : countryName(value, language);
      case "risk":
        return t(`risks.${value as "low"}`);
      case "criticality":
        return value === without ? t("filter.noCriticality") : value;
      case "owner": {
        if (value === without) return t("filter.noOwner");
        const member = members.find(({ id }) => id === value);
        if (!member) return t("filter.somebody");
        return member.hasLeft ? t("filter.hasLeft", { name: member.name }) : member.name;
      }
      case "signature":
        return t(`tracking:parts.${value as "signed"}`);
      default:
        return value;
    }
  };
}

type ChosenNowProps = { view: ListView; words: (name: FilterName, value: string) => string };

function ChosenNow({ view, words }: ChosenNowProps) {
  const { t } = useTranslation("suppliers");
  const chosen = chosenFilters(view);
  if (chosen.length === 0) return null;
  return (
    <ul className="chosen" aria-label={t("filter.chosen")}>
      {chosen.map(({ name, value }) => {
        const isFlag = ["call", "overdue", "import", "renew"].includes(name);
        const text = isFlag ? t(`filter.${name}`) : `${t(`filter.${name}`)}: ${words(name, value)}`;
        return (
          <li key={name}>
            <Link
              className="ds-tag"
              data-color="accent"
              data-size="sm"
              to={`/suppliers${addressOf(withoutFilter(view, name))}`}
              aria-label={t("filter.remove", { filter: text })}
              preventScrollReset
            >
              {text}
              <svg aria-hidden="true" viewBox="0 0 16 16" width="14" height="14" stroke="currentColor" strokeWidth="2">
                <path d="m4 4 8 8m0-8-8 8" />
              </svg>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
