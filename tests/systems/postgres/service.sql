-- Articles 4, 6 and 7: service, and the reckonable years it gives.

CREATE FUNCTION refuse_below_half_time(ratio fraction) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF ratio < 0.5 THEN
        PERFORM refuse('IV.4.3', 'less than half time');
    END IF;
END $$;

-- Article 7.1: ten years. NULL: nobody asks.
CREATE FUNCTION refuse_short_service(days numeric) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF days < 3600 THEN
        PERFORM refuse('IV.7.1', 'less than ten years of service');
    END IF;
END $$;

-- The records of `periods`, typed; a record that says more than these is not known here.
CREATE FUNCTION periods_of(periods jsonb,
    OUT start_date date, OUT end_date date, OUT length numeric, OUT part_time_ratio fraction,
    OUT full_contributions boolean)
RETURNS SETOF record LANGUAGE plpgsql AS $$
DECLARE
    given jsonb;
BEGIN
    FOR given IN SELECT * FROM jsonb_array_elements(periods) LOOP
        start_date := CASE WHEN given ? 'start_date' THEN date_of('periods.start_date', given->>'start_date') END;
        end_date := CASE WHEN given ? 'end_date' THEN date_of('periods.end_date', given->>'end_date') END;
        length := CASE WHEN given ? 'length' THEN period_of('periods.length', given->>'length') END;
        part_time_ratio := rate_of('periods.part_time_ratio', coalesce(given->>'part_time_ratio', '1'));
        full_contributions := boolean_of('periods.full_contributions', coalesce(given->>'full_contributions', 'false'));
        RETURN NEXT;
    END LOOP;
END $$;

CREATE FUNCTION knows_only(records jsonb, VARIADIC names text[]) RETURNS boolean IMMUTABLE LANGUAGE sql AS
'SELECT coalesce(bool_and(record - names = ''{}''), true) FROM jsonb_array_elements(records) AS record';

CREATE FUNCTION days_of_period(start_date date, end_date date, length numeric) RETURNS numeric LANGUAGE plpgsql AS $$
BEGIN
    IF start_date IS NULL AND end_date IS NULL THEN
        IF length IS NULL THEN
            PERFORM find_fault('periods.length', 'neither dates nor length');
        END IF;
        RETURN length;
    ELSIF start_date IS NULL THEN
        PERFORM find_fault('periods.start_date', 'missing');
    ELSIF end_date IS NULL THEN
        PERFORM find_fault('periods.end_date', 'missing');
    ELSIF end_date < start_date THEN
        PERFORM find_fault('periods.end_date', 'before start_date');
    ELSIF length <> span_inclusive(start_date, end_date) THEN
        PERFORM find_fault('periods.length', 'contradicts the dates');
    END IF;
    RETURN span_inclusive(start_date, end_date);
END $$;

CREATE FUNCTION refuse_overlaps(periods jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM (SELECT p.start_date, lag(p.end_date) OVER (ORDER BY p.start_date) AS before
                            FROM periods_of(periods) p WHERE p.start_date IS NOT NULL) AS dated
               WHERE dated.start_date <= dated.before) THEN
        PERFORM find_fault('periods.start_date', 'inside another period');
    END IF;
END $$;

CREATE FUNCTION reckonable_service(periods text,
    OUT service text, OUT entitled_to_pension text, OUT reckonable_years text, OUT weighted_days text,
    OUT refused text, OUT error text, OUT message text, OUT unsupported boolean)
LANGUAGE plpgsql AS $$
DECLARE
    given record;
    days numeric;
    total numeric := 0;
    weighted fraction := fraction(0);
    lowest fraction := fraction(1);
BEGIN
    IF periods IS NULL THEN
        PERFORM find_fault('periods', 'missing');
    END IF;
    unsupported := NOT knows_only(periods::jsonb, 'start_date', 'end_date', 'length', 'part_time_ratio', 'full_contributions');
    IF unsupported THEN
        RETURN;
    END IF;
    -- Part time counts in full for the right (instruction 7.1/2), in proportion for the amount
    -- (6.3 i) unless contributions were those of full time (6.3 ii).
    FOR given IN SELECT * FROM periods_of(periods::jsonb) LOOP
        days := days_of_period(given.start_date, given.end_date, given.length);
        total := total + days;
        weighted := weighted
            + days * CASE WHEN given.full_contributions THEN fraction(1) ELSE given.part_time_ratio END;
        lowest := smaller(lowest, given.part_time_ratio);
    END LOOP;
    PERFORM refuse_overlaps(periods::jsonb);
    PERFORM refuse_below_half_time(lowest);
    service := period_text(total);
    entitled_to_pension := total >= 3600;
    reckonable_years := exact(months_counted(weighted) / fraction(12));
    weighted_days := exact(weighted);
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS refused = PG_EXCEPTION_DETAIL, error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;
