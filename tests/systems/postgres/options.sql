-- Articles 20, 44 and 46: difference in age, partial validation, the bonus for service after 60.

-- ---- article 20 ----

CREATE TABLE age_band (above integer PRIMARY KEY, up_to integer, per_cent integer NOT NULL); -- 20.1 i to v, a year
INSERT INTO age_band VALUES (10, 20, 1), (20, 25, 2), (25, 30, 3), (30, 35, 4), (35, NULL, 5);

CREATE FUNCTION reduction_for(years numeric) RETURNS fraction LANGUAGE plpgsql AS $$
DECLARE
    per_cent numeric;
BEGIN
    -- PLANTED FAULT 2: 1 % for every year beyond ten, whatever its band.
    IF planted(2) THEN
        per_cent := greatest(years - 10, 0);
    ELSE
        per_cent := (SELECT sum((least(years, band.up_to) - band.above) * band.per_cent)
                     FROM age_band AS band WHERE years > band.above);
    END IF;
    RETURN least(coalesce(per_cent, 0) * 0.01, 1)::fraction;
END $$;

CREATE FUNCTION age_difference_reduction(deceased_birth_date text, spouse_birth_date text, marriage_date text,
    marriage_end_date text, INOUT pension_per_month text,
    OUT reduction_rate text, OUT net_difference_years text, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
DECLARE
    deceased date;
    spouse date;
    marriage date;
    ended date;
    pension fraction;
    net_days numeric;
    reduction fraction;
BEGIN
    deceased := date_of('deceased_birth_date', deceased_birth_date);
    spouse := date_of('spouse_birth_date', spouse_birth_date);
    marriage := date_of('marriage_date', marriage_date);
    ended := date_of('marriage_end_date', marriage_end_date);
    pension := money_of('pension_per_month', pension_per_month);
    IF marriage < greatest(deceased, spouse) THEN
        PERFORM find_fault('marriage_date', 'before a spouse was born');
    ELSIF ended < marriage THEN
        PERFORM find_fault('marriage_end_date', 'before marriage_date');
    END IF;
    net_days := span(deceased, spouse) - span(marriage, ended);
    reduction := reduction_for(div(net_days, 360)); -- only whole years count
    reduction_rate := exact(reduction);
    pension_per_month := amount((1 - reduction) * pension);
    net_difference_years := CASE WHEN net_days >= 0 THEN exact(net_days / fraction(360)) END;
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
    pension_per_month := NULL;
END $$;

-- ---- article 44.3: service before July 1974 that is validated in part ----

CREATE FUNCTION partial_validation(service text, validation_cost text, fund_assets text, repaid_amount text,
    contributions_restored text, had_withdrawn text,
    OUT validated_share text, OUT validated_reckonable_years text, OUT paid_amount text,
    OUT refused text, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
DECLARE
    days numeric;
    cost fraction;
    paid fraction;
    restored boolean;
    withdrawn boolean;
    share fraction;
BEGIN
    days := period_of('service', service);
    cost := positive_money_of('validation_cost', validation_cost);
    paid := money_of('fund_assets', fund_assets) + money_of('repaid_amount', coalesce(repaid_amount, '0'));
    restored := boolean_of('contributions_restored', coalesce(contributions_restored, 'true'));
    withdrawn := boolean_of('had_withdrawn', coalesce(had_withdrawn, 'true'));
    paid := smaller(paid, cost);
    IF NOT withdrawn AND paid < cost THEN
        PERFORM refuse('IV.instr44-1', 'nothing was withdrawn: all service must be validated');
    ELSIF NOT restored THEN
        paid := fraction(0);
    END IF;
    share := paid / cost;
    validated_share := exact(share);
    validated_reckonable_years := exact(months_counted(share * days) / fraction(12));
    paid_amount := CASE WHEN share > 0 AND share < 1 THEN amount(paid) END;
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS refused = PG_EXCEPTION_DETAIL, error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;

CREATE FUNCTION reduced_minima(validated_reckonable_years text, full_reckonable_years text, further_reckonable_years text,
    c1_1_salary_per_month text, before_option text, settled_before_payment text,
    OUT reduction_ratio text, OUT invalidity_rate text, OUT invalidity_minimum_per_month text,
    OUT survivor_minimum_per_month text, OUT survivor_minimum_rate text, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
DECLARE
    validated fraction;
    full_years fraction;
    further fraction;
    salary fraction;
    before boolean;
    settled boolean;
    ratio fraction := fraction(1);
BEGIN
    validated := number_of('validated_reckonable_years', validated_reckonable_years);
    full_years := number_of('full_reckonable_years', full_reckonable_years);
    further := number_of('further_reckonable_years', further_reckonable_years);
    salary := money_of('c1_1_salary_per_month', c1_1_salary_per_month);
    before := boolean_of('before_option', coalesce(before_option, 'true'));
    settled := boolean_of('settled_before_payment', coalesce(settled_before_payment, 'false'));
    IF validated > full_years THEN
        PERFORM find_fault('validated_reckonable_years', 'more than full_reckonable_years');
    ELSIF NOT full_years + further > 0 THEN
        PERFORM find_fault('full_reckonable_years', 'no reckonable years at all');
    END IF;
    IF before AND NOT settled THEN
        ratio := (validated + further) / (full_years + further);
    END IF;
    reduction_ratio := exact(ratio);
    invalidity_rate := exact(ratio * 0.70); -- 14.2
    invalidity_minimum_per_month := amount(ratio * 1.20 * salary); -- 14.4, of the salary of C.1/1
    survivor_minimum_per_month := amount(ratio * salary);
    survivor_minimum_rate := exact(ratio * 0.35); -- 19.3, of the last salary
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;

-- ---- article 46 ----

-- Who does not choose has chosen 44 (43.1).
CREATE FUNCTION option_of(given text) RETURNS text LANGUAGE sql AS
$$SELECT choice_of('chosen_option', coalesce(given, '44'), '44', '45', '48', '49')$$;

CREATE FUNCTION bonus_eligibility(in_service_before_1974_07_01 text, leaving_date text, chosen_option text,
    OUT eligible boolean, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
BEGIN
    eligible := boolean_of('in_service_before_1974_07_01', in_service_before_1974_07_01);
    -- Those who left before come under 49.
    IF leaving_date IS NOT NULL AND date_of('leaving_date', leaving_date) < '1973-01-01' THEN
        eligible := false;
    END IF;
    eligible := eligible AND option_of(chosen_option) IN ('44', '45');
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
    eligible := NULL;
END $$;

CREATE FUNCTION bonus_service_split(birth_date text, start_date text, last_day_of_service text,
    OUT reckonable_years_at_60 text, OUT service_after_60 text, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
DECLARE
    birth date;
    start date;
    last date;
    month_of_60 date;
    days_before numeric := 0;
    days_after numeric := 0;
BEGIN
    birth := date_of('birth_date', birth_date);
    start := date_of('start_date', start_date);
    last := date_of('last_day_of_service', last_day_of_service);
    IF start < birth THEN
        PERFORM find_fault('start_date', 'before birth_date');
    ELSIF last < start THEN
        PERFORM find_fault('last_day_of_service', 'before start_date');
    END IF;
    -- The rights at 60 are those at the end of the month of the birthday (46/1 i).
    month_of_60 := end_of_month((birth + interval '60 years')::date);
    IF start <= month_of_60 THEN
        days_before := span_inclusive(start, least(month_of_60, last));
    END IF;
    IF last > month_of_60 THEN
        days_after := span_inclusive(greatest(month_of_60 + 1, start), last);
    END IF;
    reckonable_years_at_60 := exact(months_counted(days_before) / fraction(12));
    service_after_60 := period_text(days_after);
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;

CREATE FUNCTION optional_money(fact text, given text) RETURNS fraction LANGUAGE sql AS
'SELECT CASE WHEN given IS NOT NULL THEN money_of(fact, given) END';

CREATE FUNCTION bonus_after_60(reckonable_years_at_60 text, service_after_60 text, chosen_option text,
    ended_by_invalidity text, reference_salary_per_month text, last_salary_per_month text, c1_1_salary_per_month text,
    OUT rate_at_60 text, OUT bonus_rate text, OUT accrual_rate text, OUT pension_rate text, OUT reckonable_years text,
    OUT minimum_per_month text, OUT pension_per_month text, OUT refused text, OUT error text, OUT message text)
LANGUAGE plpgsql AS $$
DECLARE
    days_after numeric;
    invalid boolean;
    reference_salary fraction;
    last_salary fraction;
    c1_1_salary fraction;
    at_60 fraction;
    bonus fraction;
    years_after fraction;
    earned fraction;
    pension fraction;
    minimum fraction;
BEGIN
    at_60 := accrual_rate() * number_of('reckonable_years_at_60', reckonable_years_at_60);
    days_after := period_of('service_after_60', service_after_60);
    invalid := boolean_of('ended_by_invalidity', coalesce(ended_by_invalidity, 'false'));
    reference_salary := optional_money('reference_salary_per_month', reference_salary_per_month);
    last_salary := optional_money('last_salary_per_month', last_salary_per_month);
    c1_1_salary := optional_money('c1_1_salary_per_month', c1_1_salary_per_month);
    IF option_of(chosen_option) NOT IN ('44', '45') THEN
        PERFORM refuse('IV.46.1', 'the article chosen gives no bonus');
    ELSIF days_after > 5 * 360 THEN -- from 60 to the age limit of 65
        PERFORM refuse('IV.46.1', 'service beyond the age limit');
    END IF;

    bonus := 0.05 * at_60; -- 46.1, of the rights acquired at 60, a year
    -- PLANTED FAULT 1: the yearly bonus is not limited to 2 % of salary (46.1 i).
    IF NOT planted(1) THEN
        bonus := smaller(bonus, 0.02);
    END IF;
    years_after := months_counted(days_after) / fraction(12);
    -- After an invalidity the years projected to 65 earn, but carry no bonus (14.1, 46.3).
    earned := at_60 + CASE WHEN invalid THEN fraction(5) ELSE years_after END * accrual_rate() + years_after * bonus;
    pension := smaller(earned, maximum_rate());
    bonus_rate := exact(bonus);
    accrual_rate := exact(accrual_rate() + bonus);
    pension_rate := exact(pension);
    rate_at_60 := CASE WHEN NOT at_60 > maximum_rate() THEN exact(at_60) END;
    reckonable_years := CASE WHEN NOT earned > maximum_rate() THEN exact(earned / accrual_rate()) END;

    -- The bonus counts for the minimum (10.3), the years above the maximum do too.
    minimum := minimum_rate() * (earned / accrual_rate()) * c1_1_salary;
    minimum_per_month := amount(minimum);
    pension_per_month := amount(smaller(larger(pension * reference_salary, minimum), last_salary));
EXCEPTION WHEN SQLSTATE 'PAY01' THEN
    GET STACKED DIAGNOSTICS refused = PG_EXCEPTION_DETAIL, error = PG_EXCEPTION_HINT, message = MESSAGE_TEXT;
END $$;
