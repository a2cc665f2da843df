-- Facts in and figures out, as the contract writes them, and what refuses or finds fault.

-- The planted faults of tests/systems/payroll that stand; to mend one, delete its row.
CREATE TABLE planted (fault integer PRIMARY KEY);
INSERT INTO planted VALUES (1), (2), (3), (4), (5), (6), (7);

CREATE FUNCTION planted(number integer) RETURNS boolean STABLE LANGUAGE sql AS
'SELECT EXISTS (SELECT FROM planted WHERE fault = number)';

-- ---- what ends a calculation; each function of a calculation catches it ----

CREATE FUNCTION refuse(provision text, why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'PAY01', DETAIL = provision, MESSAGE = why;
END $$;

CREATE FUNCTION find_fault(fact text, why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'PAY01', HINT = fact, MESSAGE = why;
END $$;

-- ---- fractions: the quotient of two exact decimals, the lower one above zero ----

CREATE TYPE fraction AS (over numeric, under numeric);

CREATE FUNCTION fraction(a numeric) RETURNS fraction IMMUTABLE LANGUAGE sql AS
'SELECT ROW(a, 1)::fraction';
CREATE FUNCTION fraction(a integer) RETURNS fraction IMMUTABLE LANGUAGE sql AS
'SELECT ROW(a, 1)::fraction';
CREATE CAST (numeric AS fraction) WITH FUNCTION fraction(numeric) AS IMPLICIT;
CREATE CAST (integer AS fraction) WITH FUNCTION fraction(integer) AS IMPLICIT;

CREATE FUNCTION plus(a fraction, b fraction) RETURNS fraction IMMUTABLE STRICT LANGUAGE sql AS
'SELECT ROW(a.over * b.under + b.over * a.under, a.under * b.under)::fraction';
CREATE FUNCTION minus(a fraction, b fraction) RETURNS fraction IMMUTABLE STRICT LANGUAGE sql AS
'SELECT ROW(a.over * b.under - b.over * a.under, a.under * b.under)::fraction';
CREATE FUNCTION times(a fraction, b fraction) RETURNS fraction IMMUTABLE STRICT LANGUAGE sql AS
'SELECT ROW(a.over * b.over, a.under * b.under)::fraction';
CREATE FUNCTION divided(a fraction, b fraction) RETURNS fraction IMMUTABLE STRICT LANGUAGE sql AS
'SELECT ROW(a.over * b.under, a.under * b.over)::fraction';
CREATE FUNCTION below(a fraction, b fraction) RETURNS boolean IMMUTABLE STRICT LANGUAGE sql AS
'SELECT a.over * b.under < b.over * a.under';
CREATE FUNCTION above(a fraction, b fraction) RETURNS boolean IMMUTABLE STRICT LANGUAGE sql AS
'SELECT a.over * b.under > b.over * a.under';

CREATE OPERATOR + (LEFTARG = fraction, RIGHTARG = fraction, FUNCTION = plus);
CREATE OPERATOR - (LEFTARG = fraction, RIGHTARG = fraction, FUNCTION = minus);
CREATE OPERATOR * (LEFTARG = fraction, RIGHTARG = fraction, FUNCTION = times);
CREATE OPERATOR / (LEFTARG = fraction, RIGHTARG = fraction, FUNCTION = divided);
CREATE OPERATOR < (LEFTARG = fraction, RIGHTARG = fraction, FUNCTION = below);
CREATE OPERATOR > (LEFTARG = fraction, RIGHTARG = fraction, FUNCTION = above);

-- LEAST and GREATEST would compare the upper numbers.
CREATE FUNCTION smaller(a fraction, b fraction) RETURNS fraction IMMUTABLE STRICT LANGUAGE sql AS
'SELECT CASE WHEN below(a, b) THEN a ELSE b END';
CREATE FUNCTION larger(a fraction, b fraction) RETURNS fraction IMMUTABLE STRICT LANGUAGE sql AS
'SELECT CASE WHEN above(a, b) THEN a ELSE b END';

CREATE FUNCTION whole(a fraction) RETURNS numeric IMMUTABLE STRICT LANGUAGE sql AS
'SELECT div(a.over, a.under)';

-- ---- figures out ----

-- Half up, to the cent; no amount is negative.
CREATE FUNCTION cents(a fraction) RETURNS numeric IMMUTABLE STRICT LANGUAGE sql AS
'SELECT div(200 * a.over + a.under, 2 * a.under) * 0.01';

CREATE FUNCTION amount(a fraction) RETURNS text IMMUTABLE STRICT LANGUAGE sql AS
'SELECT cents(a)::text';

-- A whole number, or a fraction in its lowest terms.
CREATE FUNCTION exact(a fraction) RETURNS text IMMUTABLE STRICT LANGUAGE plpgsql AS $$
DECLARE
    shift numeric := 10 ^ greatest(min_scale(a.over), min_scale(a.under));
    over numeric := trim_scale(a.over * shift);
    under numeric := trim_scale(a.under * shift);
    common numeric := gcd(over, under);
BEGIN
    RETURN div(over, common) || CASE WHEN under = common THEN '' ELSE '/' || div(under, common) END;
END $$;

CREATE FUNCTION period_text(days numeric) RETURNS text IMMUTABLE STRICT LANGUAGE sql AS $$
SELECT format('P%sY%sM%sD', div(days, 360), div(days % 360, 30), days % 30)
$$;

-- ---- facts in: each reads one, by its name; NULL was not given ----

CREATE FUNCTION number_of(fact text, given text) RETURNS fraction IMMUTABLE LANGUAGE plpgsql AS $$
DECLARE
    parts text[];
    value fraction;
BEGIN
    IF given IS NULL THEN
        PERFORM find_fault(fact, 'missing');
    ELSIF given ~ '^-?[0-9]{1,15}(\.[0-9]{1,15})?$' THEN
        value := given::numeric::fraction;
    ELSIF given ~ '^(([0-9]{1,15}) )?-?[0-9]{1,15}/0*[1-9][0-9]{0,14}$' THEN
        parts := regexp_match(given, '^(?:([0-9]+) )?(-?[0-9]+)/([0-9]+)$');
        value := coalesce(parts[1], '0')::numeric + parts[2]::numeric::fraction / parts[3]::numeric;
    ELSE
        PERFORM find_fault(fact, 'not a number');
    END IF;
    IF value < 0 THEN
        PERFORM find_fault(fact, 'negative');
    END IF;
    RETURN value;
END $$;

CREATE FUNCTION money_of(fact text, given text) RETURNS fraction IMMUTABLE LANGUAGE plpgsql AS $$
BEGIN
    IF given ~ '[/ ]' THEN
        PERFORM find_fault(fact, 'not an amount');
    END IF;
    RETURN number_of(fact, given);
END $$;

CREATE FUNCTION positive_money_of(fact text, given text) RETURNS fraction IMMUTABLE LANGUAGE plpgsql AS $$
DECLARE
    value fraction := money_of(fact, given);
BEGIN
    IF NOT value > 0 THEN
        PERFORM find_fault(fact, 'zero');
    END IF;
    RETURN value;
END $$;

CREATE FUNCTION rate_of(fact text, given text) RETURNS fraction IMMUTABLE LANGUAGE plpgsql AS $$
DECLARE
    value fraction := number_of(fact, given);
BEGIN
    IF value > 1 THEN
        PERFORM find_fault(fact, 'more than one');
    END IF;
    RETURN value;
END $$;

CREATE FUNCTION age_of(fact text, given text) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS $$
DECLARE
    value fraction := number_of(fact, given);
BEGIN
    IF given !~ '^-?[0-9]+$' THEN
        PERFORM find_fault(fact, 'not a whole number');
    ELSIF value > 130 THEN
        PERFORM find_fault(fact, 'out of range');
    END IF;
    RETURN given::integer;
END $$;

CREATE FUNCTION boolean_of(fact text, given text) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS $$
BEGIN
    IF given IS NULL THEN
        PERFORM find_fault(fact, 'missing');
    ELSIF given NOT IN ('true', 'false') THEN
        PERFORM find_fault(fact, 'neither true nor false');
    END IF;
    RETURN given::boolean;
END $$;

CREATE FUNCTION choice_of(fact text, given text, VARIADIC words text[]) RETURNS text
IMMUTABLE LANGUAGE plpgsql AS $$
BEGIN
    IF given <> ALL (words) THEN
        PERFORM find_fault(fact, 'none of ' || array_to_string(words, ', '));
    END IF;
    RETURN given;
END $$;

CREATE FUNCTION date_of(fact text, given text) RETURNS date IMMUTABLE LANGUAGE plpgsql AS $$
BEGIN
    IF given IS NULL THEN
        PERFORM find_fault(fact, 'missing');
    ELSIF given !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' THEN
        PERFORM find_fault(fact, 'not a date YYYY-MM-DD');
    END IF;
    RETURN given::date;
EXCEPTION WHEN datetime_field_overflow THEN
    PERFORM find_fault(fact, 'no such day');
END $$;

-- In days of years of twelve months of thirty days.
CREATE FUNCTION period_of(fact text, given text) RETURNS numeric IMMUTABLE LANGUAGE plpgsql AS $$
DECLARE
    parts numeric[];
BEGIN
    IF given IS NULL THEN
        PERFORM find_fault(fact, 'missing');
    END IF;
    parts := regexp_match(given, '^P(?=[0-9])(?:([0-9]{1,4})Y)?(?:([0-9]{1,2})M)?(?:([0-9]{1,2})D)?$');
    IF parts IS NULL OR parts[2] > 11 OR parts[3] > 29 THEN
        PERFORM find_fault(fact, 'not a period PnYnMnD');
    END IF;
    RETURN 360 * coalesce(parts[1], 0) + 30 * coalesce(parts[2], 0) + coalesce(parts[3], 0);
END $$;

-- ---- dates and months ----

-- A date on a calendar of months of thirty days.
CREATE FUNCTION day_number(day date) RETURNS numeric IMMUTABLE STRICT LANGUAGE sql AS
'SELECT 360 * extract(year FROM day) + 30 * extract(month FROM day) + least(extract(day FROM day), 30)';

-- The 31st counts as the 30th.
CREATE FUNCTION span(first date, last date) RETURNS numeric IMMUTABLE STRICT LANGUAGE sql AS
'SELECT day_number(last) - day_number(first)';

CREATE FUNCTION end_of_month(day date) RETURNS date IMMUTABLE STRICT LANGUAGE sql AS
$$SELECT (date_trunc('month', day::timestamp) + interval '1 month - 1 day')::date$$;

-- Both days count; a whole month counts thirty, a 31st none.
CREATE FUNCTION span_inclusive(first date, last date) RETURNS numeric IMMUTABLE STRICT LANGUAGE sql AS
$$
SELECT day_number(date_trunc('month', last::timestamp)::date) - day_number(date_trunc('month', first::timestamp)::date)
       + CASE WHEN last = end_of_month(last) THEN 30 ELSE extract(day FROM last) END
       - extract(day FROM first) + 1
$$;

-- Whole months; fifteen days left over count as a month (6.2).
CREATE FUNCTION months_counted(days fraction) RETURNS numeric IMMUTABLE STRICT LANGUAGE sql AS
'SELECT whole((days + 15) / 30)';
