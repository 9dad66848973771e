package fr.balise.operations.asking;

import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.operations.asking.Schedule.Stage;
import fr.balise.operations.planning.PolicyInForce;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A campaign played through before it begins, at several shares of answers: which letters it takes on which day, and what
 * is removed once silence has had all its effect, by the policy itself. The same seed gives the same.
 *
 * @param seed who answers when, and what
 * @param yesPercent of the answers that say yes; where an answer of before is proposed it is confirmed
 * @param outcomes one for each share
 */
public record CampaignSimulation(String schema, long seed, int yesPercent, List<Outcome> outcomes) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:campaign-simulation:1";

    /** The shares of professionals who answer, where nobody says otherwise. */
    public static final List<Integer> SHARES = List.of(20, 40, 90);

    private static final int PERCENT = 100;
    private static final SourceLine SIMULATED = new SourceLine("simulated", 0);

    /**
     * A course that the campaign may take.
     *
     * @param percent of the professionals who answer
     * @param professionals how many that are
     * @param letters by stage
     * @param letterDays letters by day
     * @param answerDays professionals who answer, by day
     * @param busiest most letters on one day
     * @param decidedOn the day on which silence has had all its effect
     * @param endedByNo publications that end since the professional does not want them
     * @param endedBySilence publications that end without an answer
     * @param withoutAddress professionals who lose their last address by silence, which needs its own override
     */
    public record Outcome(
            int percent,
            int professionals,
            Map<String, Integer> letters,
            SortedMap<LocalDate, Integer> letterDays,
            SortedMap<LocalDate, Integer> answerDays,
            int busiest,
            LocalDate decidedOn,
            int endedByNo,
            int endedBySilence,
            int withoutAddress) {}

    /** Plays a campaign through. */
    public static CampaignSimulation of(
            PolicyInForce policy,
            PublicationFacts facts,
            Campaign campaign,
            List<Integer> shares,
            long seed,
            int yesPercent) {
        Player player = new Player(policy, facts, campaign, seed, yesPercent);
        return new CampaignSimulation(
                SCHEMA, seed, yesPercent, shares.stream().map(player::play).toList());
    }

    /** Those who answer at a small share answer at a larger one as well, on the same day and in the same way. */
    private static final class Player {
        private final PolicyInForce policy;
        private final PublicationFacts facts;
        private final Campaign campaign;
        private final DirectoryIndex directory;
        private final List<Professional> order;
        private final Map<Professional, LocalDate> answersOn = new LinkedHashMap<>();
        private final Map<String, Boolean> wanted = new TreeMap<>();

        Player(PolicyInForce policy, PublicationFacts facts, Campaign campaign, long seed, int yesPercent) {
            this.policy = policy;
            this.facts = facts;
            this.campaign = campaign;
            this.directory = new DirectoryIndex(facts.carriers());
            Random random = new Random(seed);
            this.order = new ArrayList<>(campaign.professionals().stream()
                    .sorted(Comparator.comparing(Professional::id))
                    .toList());
            Collections.shuffle(order, random);
            int days = (int) ChronoUnit.DAYS.between(
                    campaign.schedule().asks(), campaign.schedule().ends());
            for (Professional each : order) {
                answersOn.put(each, campaign.schedule().asks().plusDays(random.nextInt(days) + 1L));
                each.questions().forEach(question -> {
                    boolean yes = random.nextInt(PERCENT) < yesPercent;
                    wanted.put(
                            question.id(),
                            question.proposed().map(Question.Earlier::wanted).orElse(yes));
                });
            }
        }

        Outcome play(int percent) {
            List<Professional> answering = order.subList(0, Math.round(order.size() * percent / (float) PERCENT));
            Set<Professional> answered = new HashSet<>(answering);
            Map<String, Integer> letters = new LinkedHashMap<>();
            SortedMap<LocalDate, Integer> letterDays = new TreeMap<>();
            for (Stage stage : campaign.schedule().stages()) {
                int silent = (int) order.stream()
                        .filter(each -> !answered.contains(each) || !day(each).isBefore(stage.on()))
                        .count();
                if (!stage.name().equals(Stage.SILENCE)) {
                    letters.put(stage.name(), silent);
                    letterDays.merge(stage.on(), silent, Integer::sum);
                }
            }
            SortedMap<LocalDate, Integer> answerDays = new TreeMap<>();
            answering.forEach(each -> answerDays.merge(day(each), 1, Integer::sum));
            return ended(percent, answering, letters, letterDays, answerDays);
        }

        private LocalDate day(Professional professional) {
            return Objects.requireNonNull(answersOn.get(professional));
        }

        private Outcome ended(
                int percent,
                List<Professional> answering,
                Map<String, Integer> letters,
                SortedMap<LocalDate, Integer> letterDays,
                SortedMap<LocalDate, Integer> answerDays) {
            List<UsageDeclaration> answers = answering.stream()
                    .flatMap(each -> each.questions().stream().map(question -> answer(question, day(each))))
                    .toList();
            LocalDate decided = Stream.concat(
                            Stream.of(campaign.schedule().ends().plusDays(1)),
                            campaign.questions().flatMap(each -> each.endsOn().stream()))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            Plan plan = policy.engine().plan(facts.withAnswers(answers), decided);
            Set<String> byNo = places(answering.stream().flatMap(each -> each.questions().stream()));
            Set<String> all = places(campaign.questions());
            List<Change.Place> ended = plan.changes().stream()
                    .filter(change -> change.action() == Change.Action.DETACH)
                    .map(Change::place)
                    .filter(place -> all.contains(key(place)))
                    .toList();
            Set<String> bySilence = ended.stream()
                    .filter(place -> !byNo.contains(key(place)))
                    .map(place -> place.address().value())
                    .collect(Collectors.toSet());
            int no = (int)
                    ended.stream().filter(place -> byNo.contains(key(place))).count();
            return new Outcome(
                    percent,
                    answering.size(),
                    letters,
                    letterDays,
                    answerDays,
                    letterDays.values().stream().max(Comparator.naturalOrder()).orElse(0),
                    decided,
                    no,
                    ended.size() - no,
                    (int) plan.impact().leftWithoutAddress().stream()
                            .filter(left -> left.mailboxes().stream().anyMatch(bySilence::contains))
                            .count());
        }

        private static String key(Change.Place place) {
            return place.address() + " " + place.carrier();
        }

        private UsageDeclaration answer(Question question, LocalDate day) {
            return new UsageDeclaration(
                    question.address(),
                    question.situation(),
                    Boolean.TRUE.equals(wanted.get(question.id())),
                    false,
                    day,
                    SIMULATED);
        }

        private Set<String> places(Stream<Question> questions) {
            Set<String> places = new HashSet<>();
            questions.forEach(question -> directory.situations(question.situation()).stream()
                    .filter(Carrier::active)
                    .forEach(situation -> places.add(question.address() + " " + situation.ref())));
            return places;
        }
    }
}
