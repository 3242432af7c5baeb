/** What an attribute of a write may hold. */
export interface AttributeRule {
  kind: 'text' | 'flag' | 'whole-number' | 'object';
  isRequired?: true;
  /** May be null, which clears it. */
  isNullable?: true;
  oneOf?: readonly string[];
  atLeast?: number;
  atMost?: number;
}

export interface RelationshipRule {
  type: string;
  isToMany?: true;
  isRequired?: true;
}

/** The one document that a write takes. */
export interface BodyRules {
  type: string;
  attributes: Record<string, AttributeRule>;
  relationships: Record<string, RelationshipRule>;
}

/** A bare list of `{type, id}`, for edits of a relationship. */
export interface LinkageRules {
  linkageType: string;
  /** Exactly one, and no list around it. */
  isToOne?: true;
}

export const requiredText: AttributeRule = { kind: 'text', isRequired: true };
export const clearableText: AttributeRule = { kind: 'text', isNullable: true };
export const clearableFlag: AttributeRule = { kind: 'flag', isNullable: true };
